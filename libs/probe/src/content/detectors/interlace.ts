import { type FieldVerdict, idet, type NotedFrame, type Scan } from '@app/ffmpeg';
import type { Interlace } from '../content-results';

/** Least share of frames that must tell, and least number of them. */
const tellingShare = 0.1;
const tellingFrames = 5;
/** A verdict on the whole needs this share of the frames that tell. */
const clearShare = 0.8;
/**
 * 2:3 pulldown repeats a field in two frames of five, once the top and once the bottom one, and combs two of five; still
 * stretches show less of it, and idet takes some whole frames for combed.
 */
const pulldown = { combed: 0.15, repeated: [0.12, 0.6], eachField: 0.3 } as const;

/** What the picture says of its fields, against what the file says of them. */
export class InterlaceDetector {
  private readonly multiple = noFrames();
  private readonly single = noFrames();
  private readonly repeated = { top: 0, bottom: 0 };
  private frames = 0;

  take(frame: NotedFrame): void {
    const note = idet.read(frame);
    if (note === null) return;
    this.frames += 1;
    this.multiple[note.multiple] += 1;
    this.single[note.single] += 1;
    if (note.repeated !== 'neither') this.repeated[note.repeated] += 1;
  }

  /** Null when no frame was seen. @param scan what the file says */
  result(scan: Scan): Interlace | null {
    if (this.frames === 0) return null;
    const content = this.content();
    return {
      content,
      flag: scan.type,
      agreement: agreementOf(content, scan),
      frames: { ...this.multiple },
      repeated_fields: this.repeated.top + this.repeated.bottom,
    };
  }

  private content(): Interlace['content'] {
    const { tff, bff, progressive } = this.multiple;
    const telling = tff + bff + progressive;
    if (this.isPulledDown()) return 'telecine';
    if (telling < Math.max(tellingFrames, this.frames * tellingShare)) return 'unknown';
    if (progressive / telling >= clearShare) return 'progressive';
    if (tff / telling >= clearShare) return 'tff';
    if (bff / telling >= clearShare) return 'bff';
    return 'mixed';
  }

  private isPulledDown(): boolean {
    const { top, bottom } = this.repeated;
    const repeated = (top + bottom) / this.frames;
    const [least, most] = pulldown.repeated;
    if (repeated < least || repeated > most || Math.min(top, bottom) < pulldown.eachField * (top + bottom))
      return false;
    return (this.single.tff + this.single.bff) / this.frames >= pulldown.combed;
  }
}

function agreementOf(content: Interlace['content'], { type, field_order: order }: Scan): Interlace['agreement'] {
  if (type === null || type === 'mixed' || content === 'unknown' || content === 'mixed') return 'unknown';
  if (content === 'progressive') return type === 'progressive' ? 'agrees' : 'psf';
  if (type === 'progressive') return 'combed';
  return content !== 'telecine' && order !== null && content !== order ? 'field_order' : 'agrees';
}

function noFrames(): Record<FieldVerdict, number> {
  return { tff: 0, bff: 0, progressive: 0, undetermined: 0 };
}
