import type { ResolvedSource, SourceInput, SourceView } from '@app/media';
import type { StreamFormat } from './manifest/manifest';

/** Whether a source is a manifest that was named as one: it is measured with all its renditions, never read as a file. */
export function isStream(view: Pick<SourceView, 'kind'>): view is SourceView & { kind: StreamFormat } {
  return view.kind === 'hls' || view.kind === 'dash';
}

/** A file or URL that was found, as the manifest of a stream. */
export function streamSource(format: StreamFormat, { view, input }: ResolvedSource): ResolvedSource {
  return { view: { ...view, kind: format }, input: manifestInput(input) };
}

/** Without what names its bytes: those of the manifest alone are no key to the stream. */
function manifestInput(input: SourceInput): SourceInput {
  if (input.kind === 'file_path') return { ...input, isManifest: true };
  return input.kind === 'url' ? { kind: 'url', sealed: input.sealed } : input;
}
