import type { Color } from './media-info';
import { asText, type Dictionary } from './read-value';

/**
 * Colour as the stream says it, or as its first frame does where the stream is silent, or as the container alone declares it: of a
 * bitstream that leaves it open (VP9) ffprobe prints what its decoder makes of that.
 */
export function readColor(stream: Dictionary, frames: Dictionary[], declared: Dictionary | null = null): Color {
  const said = (key: string): string | null =>
    asText(stream[key]) ?? asText(frames[0]?.[key]) ?? asText(declared?.[key]);
  const pixelFormat = asText(stream['pix_fmt']) ?? '';
  return {
    // yuvj… is full range by its name
    range: said('color_range') ?? (pixelFormat.startsWith('yuvj') ? 'pc' : null),
    primaries: said('color_primaries'),
    transfer: said('color_transfer'),
    matrix: said('color_space'),
  };
}
