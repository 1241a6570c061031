/** Colours and fineness of a drawing. On the page they are the page's own variables, so that one drawing serves light and dark. */
export interface Palette {
  /** most points of a line */
  points: number;
  /** whether the names of lines are drawn; the page has them as text */
  legend: boolean;
  /** what it stands on */
  paper: string;
  ink: string;
  muted: string;
  rule: string;
  lines: readonly string[];
  target: string;
  tones: Record<'good' | 'warn' | 'bad' | 'unknown' | 'plain', string>;
}

export const pagePalette: Palette = {
  points: 1_200,
  legend: false,
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  rule: 'var(--rule)',
  lines: ['var(--line-1)', 'var(--line-2)', 'var(--line-3)', 'var(--line-4)'],
  target: 'var(--target)',
  tones: {
    good: 'var(--good)',
    warn: 'var(--warn)',
    bad: 'var(--bad)',
    unknown: 'var(--unknown)',
    plain: 'var(--line-1)',
  },
};

export const paperPalette: Palette = {
  points: 700,
  legend: true,
  paper: '#ffffff',
  ink: '#1b2430',
  muted: '#566273',
  rule: '#d5dbe3',
  lines: ['#1f5fbf', '#b3540a', '#1a7f5a', '#7a3fb0'],
  target: '#b3261e',
  tones: { good: '#1a7f4b', warn: '#9a6700', bad: '#b3261e', unknown: '#566273', plain: '#1f5fbf' },
};
