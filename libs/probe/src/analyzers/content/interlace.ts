import type { Interlace } from '../../content/content-results';
import { contentCheck, type Said } from './content-check';

/** Pictures of so few code values are test patterns and graphics, of which idet takes fine lines for combing. */
const drawnEntropy = 0.6;

export const interlace = contentCheck({
  id: 'video.interlace',
  version: 4,
  title: 'What the file says of its fields is what the picture shows',
  measure: 'fields of every frame, on the middle third of its lines, against the flag; pulldown by repeated fields',
  unit: null,
  settings: {},
  threshold: null,
  source: 'practice; ffmpeg idet',
  needs: ['interlace'],
  filter: 'idet',
  coverage: 'full',
  look: ({ results: { interlace: seen, entropy }, say }) => {
    if (seen === null) return null;
    if (seen.content === 'unknown') return 'too little moves to tell progressive from interlaced';
    const said = wordsFor(seen);
    if (said === null) return [];
    const drawn = entropy !== null && entropy.mean < drawnEntropy;
    const severity = drawn ? 'info' : said.severity;
    const message = drawn ? `${said.message} The picture is drawn, though, and its lines may deceive.` : said.message;
    return [say({ measured: seen.content, threshold: seen.flag, severity, message })];
  },
});

function wordsFor({ content, flag, agreement }: Interlace): Pick<Said, 'severity' | 'message'> | null {
  if (content === 'telecine') {
    return {
      severity: flag === 'progressive' ? 'warning' : 'info',
      message: 'Fields are repeated in the rhythm of 2:3 pulldown: film brought to 30 frames a second.',
    };
  }
  switch (agreement) {
    case 'combed':
      return {
        severity: 'warning',
        message: `The picture is interlaced (${content}) and flagged progressive: players will show combing.`,
      };
    case 'field_order':
      return {
        severity: 'warning',
        message: `The picture's field order is ${content}, and the file says otherwise: motion will jump.`,
      };
    case 'psf':
      return {
        severity: 'info',
        message: 'The picture is progressive and flagged interlaced (PsF): a deinterlacer would harm it.',
      };
    case 'agrees':
      return null;
    case 'unknown':
      return content === 'mixed' ? { severity: 'info', message: 'Progressive and interlaced frames are mixed.' } : null;
  }
}
