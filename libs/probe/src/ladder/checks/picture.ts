import { ladderCheck, measured, type Said } from './ladder-check';

const rateTolerance = 0.01;

export const resolution = ladderCheck({
  id: 'ladder.resolution',
  version: 2,
  title: 'The declared resolution is that of the picture',
  measure: 'RESOLUTION (DASH: @width and @height) against the cropped size in the bitstream',
  unit: 'pixels',
  defaultThreshold: null,
  source: 'RFC 8216, 4.3.4.2; HLS Authoring Specification for Apple Devices, 9.2',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    const videos = measured(ladder, 'video').filter(
      (one) => one.measured?.width != null && one.measured.height !== null,
    );
    if (videos.length === 0) return 'no picture was measured';
    return videos.flatMap((rendition): Said[] => {
      const { width, height } = rendition.declared;
      const { width: realWidth, height: realHeight } = rendition.measured ?? {};
      const real = `${realWidth}x${realHeight}`;
      if (width === null || height === null) {
        const isDeclarable = ladder.manifest.is_master;
        const message = `no resolution is declared; the picture is ${real}`;
        return isDeclarable
          ? [{ severity: 'warning' as const, rendition, measured: real, threshold: null, message }]
          : [];
      }
      if (width === realWidth && height === realHeight) return [];
      const message = `declared is ${width}x${height}, the picture is ${real}`;
      return [{ severity: 'error' as const, rendition, measured: real, threshold: `${width}x${height}`, message }];
    });
  },
});

export const frameRate = ladderCheck({
  id: 'ladder.frame_rate',
  version: 2,
  title: 'The declared frame rate is that of the picture',
  measure: 'FRAME-RATE (DASH: @frameRate) against the frame rate of the first segment looked at',
  unit: 'fps',
  defaultThreshold: rateTolerance,
  source: 'RFC 8216, 4.3.4.2 (the maximum, rounded to three decimal places)',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    const videos = measured(ladder, 'video').filter(
      (one) => one.measured?.frame_rate != null && one.declared.frame_rate !== null,
    );
    if (videos.length === 0) return 'no frame rate is declared, or none was measured';
    return videos.flatMap((rendition): Said[] => {
      const declared = rendition.declared.frame_rate ?? 0;
      const real = rendition.measured?.frame_rate ?? 0;
      if (Math.abs(declared - real) <= rateTolerance) return [];
      const message = `declared are ${declared} frames a second, the picture has ${Math.round(real * 1000) / 1000}`;
      return [{ severity: 'error' as const, rendition, measured: real, threshold: declared, message }];
    });
  },
});

export const videoRange = ladderCheck({
  id: 'ladder.video_range',
  version: 2,
  title: 'The declared video range is that of the picture',
  measure: 'VIDEO-RANGE, where it is missing SDR, against the transfer characteristics of the bitstream',
  unit: null,
  defaultThreshold: null,
  source: 'practice',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    if (ladder.format === 'dash') return 'an MPD has no VIDEO-RANGE';
    if (!ladder.manifest.is_master) return 'a media playlist has no VIDEO-RANGE';
    const videos = measured(ladder, 'video').filter((one) => one.measured?.video_range != null);
    if (videos.length === 0) return 'no picture says its transfer characteristics';
    return videos.flatMap((rendition): Said[] => {
      const declared = rendition.declared.video_range ?? 'SDR';
      const real = rendition.measured?.video_range ?? 'SDR';
      if (declared === real) return [];
      const said =
        rendition.declared.video_range === null
          ? 'no VIDEO-RANGE is declared, which means SDR'
          : `VIDEO-RANGE says ${declared}`;
      return [
        {
          severity: 'error' as const,
          rendition,
          measured: real,
          threshold: declared,
          message: `${said}; the picture is ${real}`,
        },
      ];
    });
  },
});
