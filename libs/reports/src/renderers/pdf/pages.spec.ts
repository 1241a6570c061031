import type { Block } from '../../document/report-document';
import { textOf } from '../../testing/pdf-text';
import { sampleAnalysis } from '../../testing/sample-analysis';
import { paper, textEnd } from './paper';
import { renderPdf } from './pdf';

const foot = paper.height - textEnd;

async function drawn(block: Block) {
  const sections = [{ id: 'section', heading: 'Section', blocks: [block] }];
  return textOf(await renderPdf({ ...sampleAnalysis(10), title: 'Film', sections }));
}

const isFooter = (text: string) => /^Page \d+ of \d+$|^Film · made /.test(text);

it('a long title is cut, laid out once for all footers, and leaves the report its page', async () => {
  const asked = jest.spyOn(Intl.Segmenter.prototype, 'segment');
  const segmented = async (facts: number) => {
    const blocks: Block[] = [
      { kind: 'facts', facts: Array.from({ length: facts }, () => ({ label: 'a', value: 'b' })) },
    ];
    const before = asked.mock.calls.length;
    const report = { ...sampleAnalysis(10), title: 'Ж'.repeat(16_000) };
    const runs = textOf(await renderPdf({ ...report, sections: [{ id: 'section', heading: 'Section', blocks }] }));
    return { runs, calls: asked.mock.calls.length - before };
  };
  const [short, long] = [await segmented(1), await segmented(1_000)];
  expect(short.runs.find(({ text }) => text === 'Section')?.page).toBe(0);
  expect(long.runs.at(-1)?.page).toBeGreaterThan(10);
  expect(long.calls).toBe(short.calls);
  asked.mockRestore();
});

describe('text longer than a page', () => {
  it.each([
    ['Cyrillic', 'слово', 'КОНЕЦ'],
    ['Western European', 'parole', 'FINIS'],
    ['without a font', 'ꀀꀁ', 'FINIS'],
  ])('of a fact, %s: goes on at the top of the next one, and what follows is below it', async (_name, word, last) => {
    const value = `${`${word} `.repeat(2_500)}${last}`;
    const facts = [
      { label: 'Comment', value },
      { label: 'After it', value: 'next' },
    ];
    const runs = await drawn({ kind: 'facts', facts });
    const end = runs.find(({ text }) => text.endsWith(last));
    const after = runs.find(({ text }) => text === 'After it');
    expect(end?.page).toBeGreaterThan(1);
    expect(after?.page === end?.page ? (after?.y ?? 0) < (end?.y ?? 0) : after?.page === (end?.page ?? 0) + 1).toBe(
      true,
    );
    expect(runs.filter(({ y, text }) => y < foot && !isFooter(text))).toEqual([]);
  });

  it.each([
    ['Han', '電'],
    ['Western European', 'W'],
    ['without a font', 'ꀀ'],
  ])('of a cell, %s: is cut with an ellipsis where its row ends', async (_name, character) => {
    const columns = [6, 10, 60].map((weight, at) => ({ label: `Column ${at}`, weight }));
    const rows = [character.repeat(600), 'second row'].map((text) => [{ text }, { text: 'x' }, { text: 'y' }]);
    const runs = await drawn({ kind: 'table', table: { caption: '', columns, rows, empty: '' } });
    const cell = runs.filter(({ text }) => text.includes(character === 'ꀀ' ? '[U+A000]' : character));
    const ends = runs.filter(({ text }) => text.endsWith('…') && !isFooter(text));
    expect(new Set([...cell, ...ends].map(({ page }) => page)).size).toBe(1);
    expect(ends.length).toBeGreaterThan(0);
    expect(runs.filter(({ y, text }) => y < foot && !isFooter(text))).toEqual([]);
    expect(runs.some(({ text }) => text === 'second row' || text === 'second ')).toBe(true);
  });
});
