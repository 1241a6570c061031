export interface Analysis {
  status: string;
  source: { kind: string; name: string; url?: string; size_bytes: number; etag?: string | null };
  media: { video: { width: number }[]; container: { size_bytes: number } } | null;
  engine: { bytes_read: number } | null;
  error: { code: string; detail: string } | null;
}

export interface Upload {
  upload_id: string;
  sha256: string;
  size_bytes: number;
}

export interface Comparison {
  status: string;
  validity: { valid: boolean } | null;
  error: { code: string; detail: string } | null;
}

export const largeBytes = 200 * 1024 * 1024;
export const manifest = `<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011">
 <Period duration="PT2S"><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1" codecs="avc1.64000d">
  <BaseURL>/films/large.mp4</BaseURL><SegmentBase indexRange="0-1"><Initialization range="0-1"/></SegmentBase>
 </Representation></AdaptationSet></Period>
</MPD>`;
/** Words that only a signed address has. */
export const signed = /X-Amz-|Signature|S3RVER/i;

/** The clip with its index far behind 200 MB that nobody needs to read. */
export function largeMovie(movie: Buffer): Buffer {
  const index = movie.lastIndexOf('moov') - 4;
  const gap = Buffer.alloc(largeBytes);
  gap.writeUInt32BE(largeBytes, 0);
  gap.write('free', 4, 'latin1');
  return Buffer.concat([movie.subarray(0, index), gap, movie.subarray(index)]);
}
