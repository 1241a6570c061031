import { ladderCheck, type Said } from './ladder-check';

export const encryption = ladderCheck({
  id: 'ladder.encryption',
  version: 2,
  title: 'Encryption is declared as the media has it',
  measure: 'EXT-X-KEY methods (DASH: ContentProtection) against the protection scheme of the media',
  unit: null,
  defaultThreshold: null,
  source: 'practice',
  depth: 'standard',
  coverage: 'sampled',
  look: (ladder) => {
    const known = ladder.renditions.filter(
      ({ measured, not_measured: sealed }) => measured !== null && sealed === null,
    );
    if (known.length === 0) return 'no media was looked into';
    return known.flatMap((rendition): Said[] => {
      const { declared_methods: methods, schemes } = rendition.encryption;
      const [scheme = null] = schemes;
      if (scheme !== null && methods.length === 0)
        return [
          {
            severity: 'error',
            rendition,
            measured: scheme,
            threshold: null,
            message: `its samples are encrypted (${scheme}) and the manifest names no key: nothing can play it`,
          },
        ];
      const wanted = { cbcs: 'SAMPLE-AES', cenc: 'SAMPLE-AES-CTR' }[scheme ?? ''];
      if (ladder.format === 'hls' && wanted !== undefined && !methods.includes(wanted))
        return [
          {
            severity: 'error',
            rendition,
            measured: scheme,
            threshold: methods.join(','),
            message: `its samples are encrypted with ${scheme}, which is ${wanted}; declared is ${methods.join(', ')}`,
          },
        ];
      if (ladder.format === 'dash' && scheme !== null && !methods.includes('unknown') && !methods.includes(scheme))
        return [
          {
            severity: 'error',
            rendition,
            measured: scheme,
            threshold: methods.join(','),
            message: `its samples are encrypted with ${scheme}; declared is ${methods.join(', ')}`,
          },
        ];
      return [];
    });
  },
});
