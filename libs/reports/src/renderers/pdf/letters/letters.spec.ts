import { inflateSync } from 'node:zlib';
import { textOf } from '../../../testing/pdf-text';
import { sampleAnalysis } from '../../../testing/sample-analysis';
import { renderPdf } from '../pdf';
import { Letters } from './letters';
import { linesOf } from './lines';

describe('letters the standard fonts of PDF have not', () => {
  it.each([
    ['Cyrillic', 'Солярис'],
    ['Greek', 'Ελληνικά'],
    ['Latin beyond Western Europe', 'Łódź Việt'],
    ['Han, kana', '電影カタカナ電影节'],
    ['Hangul', '한국어'],
    ['Arabic', 'مرحبا'],
    ['Hebrew', 'שלום'],
    ['Devanagari, of a letter and its marks', 'नमस्ते'],
    ['Thai', 'สวัสดี'],
    ['emoji, joined ones too', '🎬👩‍👧'],
  ])('%s: each has a font', async (_script, text) => {
    const letters = await Letters.for([text]);
    expect(letters.fonts.length).toBeGreaterThan(0);
    for (const line of linesOf(text, letters, () => 1, 1_000)) {
      expect(line.map(({ text: shown }) => shown).join('')).not.toContain('[U+');
    }
  });

  it('are not looked for where none is needed, and spelled out where no font has them', async () => {
    expect((await Letters.for(['plain, naïve — 5 ≥ 3'])).fonts).toEqual([]);
    const letters = await Letters.for(['ꀀ']);
    expect(linesOf('ꀀ', letters, () => 1, 100)).toEqual([[{ text: '[U+A000]', font: null, width: 1 }]]);
  });

  it('end at some number of fonts, whatever a name holds', async () => {
    const many = Array.from({ length: 4_000 }, (_unused, at) => String.fromCodePoint(0xac00 + at * 2)).join('');
    expect((await Letters.for([many])).fonts).toHaveLength(64);
  });
});

describe('lines', () => {
  const wide = (text: string) => Array.from(text).length;
  const shown = (text: string, letters: Letters, width: number) =>
    linesOf(text, letters, wide, width).map((line) => line.map((piece) => piece.text).join(''));

  it('break at spaces, between Han characters, and within what no line has room for', async () => {
    const texts = ['один два три', '中文没有空格所以', 'абвгдежз'];
    const letters = await Letters.for(texts);
    expect(texts.map((text) => shown(text, letters, 5))).toEqual([
      ['один ', 'два ', 'три'],
      ['中文没有空', '格所以'],
      ['абвгд', 'ежз'],
    ]);
  });

  it('show words that run to the left in their order, and the path they stand in in its own', async () => {
    const letters = await Letters.for(['קצר סרט']);
    expect(shown('films/קצר סרט/2024', letters, 100)).toEqual(['films/סרט קצר/2024']);
  });

  // a font turns the letters of one piece round by itself
  it.each([
    ['joined by signs', 'סרט_ארוך-מאוד.mkv', 100, ['מאוד-ארוך_סרט.mkv']],
    ['with digits between them', 'עונה 2 פרק 13', 100, ['13 פרק 2 עונה']],
    ['with brackets among them', 'שלום (עולם) טוב', 100, ['טוב (עולם) שלום']],
    ['within Latin text', 'Film (שלום), 2024', 100, ['Film (שלום), 2024']],
    ['over a line', 'שלום עולם טוב', 10, ['עולם שלום ', 'טוב']],
    ['no line is wide enough for', 'סרטארוךמאוד', 4, ['סרטא', 'רוךמ', 'אוד']],
  ])('show words that run to the left %s', async (_how, text, width, lines) => {
    expect(shown(text, await Letters.for([text]), width)).toEqual(lines);
  });

  it('leave a torn word of Arabic in one piece a line, for its letters join', async () => {
    const letters = await Letters.for(['مرحبابالعالم']);
    expect(linesOf('مرحبابالعالم', letters, wide, 6).map((line) => line.length)).toEqual([1, 1]);
  });
});

it('a PDF shows from left to right what runs to the left, and its numbers as they are read', async () => {
  const facts = [{ label: 'Name', value: 'שלום_עולם ٢٣' }];
  const sections = [{ id: 'facts', heading: 'Facts', blocks: [{ kind: 'facts' as const, facts }] }];
  const runs = textOf(await renderPdf({ ...sampleAnalysis(10), title: 'Film', sections })).map(({ text }) => text);
  expect(runs.join('')).toContain('٢٣ םלוע_םולש');
});

/** The streams of a PDF, unpacked. */
function streamsOf(pdf: Buffer): string[] {
  return Array.from(pdf.toString('latin1').matchAll(/stream\n([^]*?)\nendstream/g), ([, packed = '']) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
}

it('a PDF can be searched for them, and has no more of a font than it needs', async () => {
  const pdf = await renderPdf({ ...sampleAnalysis(10), title: 'Фильм 電影 한국어.mp4' });
  const maps = streamsOf(pdf).filter((stream) => stream.includes('beginbfrange'));
  expect(['0424', '96fb', 'd55c'].map((code) => maps.some((map) => map.includes(`<${code}>`)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(pdf.length).toBeLessThan(200_000);
});
