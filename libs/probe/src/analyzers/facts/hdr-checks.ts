import { factCheck, noVideo } from './fact-check';

export const hdrContradiction = factCheck({
  id: 'hdr.contradiction',
  version: 2,
  title: 'What says whether the picture is HDR agrees',
  measure: 'contradictions between container, bitstream, Dolby Vision configuration and static metadata',
  unit: 'contradictions',
  defaultThreshold: 0,
  source: 'practice',
  depth: 'quick',
  look: ({ media }, say) => {
    const pictures = media.video.filter((stream) => !stream.is_attached_picture);
    if (pictures.length === 0) return noVideo;
    return pictures.flatMap(({ index, hdr }) =>
      hdr.contradictions.map((text) =>
        say({
          severity: 'warning',
          stream_index: index,
          measured: 1,
          message: `${text[0]?.toUpperCase()}${text.slice(1)}.`,
        }),
      ),
    );
  },
});

export const lightLevel = factCheck({
  id: 'hdr.light_level',
  version: 2,
  title: 'Content light levels are possible',
  measure: 'MaxFALL against MaxCLL: no frame’s average can be brighter than its brightest pixel',
  unit: 'cd/m²',
  defaultThreshold: 'MaxCLL',
  source: 'practice: what the two values mean',
  depth: 'standard',
  look: ({ media }, say) => {
    const lit = media.video.filter(({ hdr }) => hdr.content_light !== null);
    if (lit.length === 0) return 'there is no content light level';
    return lit.flatMap(({ index, hdr: { content_light: light } }) => {
      const { max_cll: cll, max_fall: fall } = light ?? { max_cll: null, max_fall: null };
      if (cll === null || fall === null || fall <= cll) return [];
      const message = `MaxFALL is ${fall} cd/m² and MaxCLL ${cll}: no frame is brighter than its brightest pixel.`;
      return [say({ severity: 'warning', stream_index: index, measured: fall, threshold: cll, message })];
    });
  },
});
