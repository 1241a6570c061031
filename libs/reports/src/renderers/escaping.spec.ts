import { hostileText } from '../testing/hostile';
import { sampleAnalysis } from '../testing/sample-analysis';
import { sampleBatch } from '../testing/sample-batch';
import { sampleComparison, sampleRungs } from '../testing/sample-comparison';
import { renderCsv } from './csv';
import { escapeMarkdown, escapeMarkup, jsonForPage, visibleText } from './escape';
import { pagePolicy, renderHtml } from './html/html';
import { renderJunit } from './junit';
import { renderMarkdown } from './markdown';

const samples = [sampleAnalysis(120), sampleComparison(), sampleRungs(4), sampleBatch(20)];

describe('text of strangers', () => {
  it('is text in HTML and XML, in content and in attributes', () => {
    expect(escapeMarkup(`<b a="1" c='2'>&\``)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;&#96;');
    expect(visibleText('a\u0000b\u001b[31m\u202ec\ud800')).toBe('a\\u0000b\\u001b[31m\\u202ec\ufffd');
    expect(visibleText('\u061c\u200f\u2067a')).toBe('\\u061c\\u200f\\u2067a');
    expect(jsonForPage({ a: '</script><!--\u2028' })).not.toMatch(/[<>\u2028]/);
  });

  it.each(samples.map((sample) => [sample.kind, sample] as const))(
    'does nothing on the page of a %s',
    async (_kind, sample) => {
      const page = await renderHtml(sample);
      expect(page).toContain('&lt;script&gt;alert(1)');
      expect(page).not.toMatch(/<script>alert|<img src=x|\u202e/);
      expect(page.match(/<script\b[^>]*>/g)).toEqual(['<script type="application/json" id="charts">', '<script>']);
      // no link but those within the page, no handler, no style or address that would need the network
      expect([...page.matchAll(/href="([^"]*)"/g)].every(([, to]) => to?.startsWith('#'))).toBe(true);
      expect(page.replaceAll(/="[^"]*"/g, '=""')).not.toMatch(/<[^>]*\s(?:on\w+|style)=/);
      expect(page.replaceAll('http://www.w3.org/', '')).not.toMatch(/(?:src|url\(|href)=?["']?(?:https?:|\/\/)/);
      expect(pagePolicy).not.toMatch(/unsafe|\*|https?:/);
    },
  );

  it('makes no link, picture or HTML in Markdown, and no new cell', () => {
    expect(escapeMarkdown('a|b\n[x](javascript:alert(1)) <b> https://x.example')).toBe(
      'a\\|b \\[x\\]\\(javascript\\:alert\\(1\\)\\) \\<b\\> https\\://x.example',
    );
    expect(escapeMarkdown('__x__ :smile: #7 @you $a$ ~~b~~ mailto:a www.b.example')).toBe(
      '\\_\\_x\\_\\_ \\:smile: \\#7 \\@you \\$a\\$ \\~\\~b\\~\\~ mailto\\:a www\\.b.example',
    );
    expect(['- a', '1. a', '+ a'].map(escapeMarkdown)).toEqual(['\\- a', '1\\. a', '\\+ a']);
    for (const sample of samples) expect(renderMarkdown(sample)).not.toMatch(/(?<!\\)<script|javascript:/);
  });

  it('leaves in Markdown as it is what means nothing there', () => {
    const plain = 'Reason: bit_rate_bps of film_1-a.mp4 at 01:02:03.5 on 2031-01-31T10:00:00Z, 4:2:0, −23 LUFS!';
    expect(escapeMarkdown(plain)).toBe(plain);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('runs in no spreadsheet: %j', (text) => {
    const [, line] = renderCsv([{ section: 'fact', name: text, measured: -1.5 }]).split('\r\nfact,');
    expect(line).toMatch(/^"?'/);
    expect(line).toContain(',-1.5,');
  });

  it('keeps CSV a table: quotes, commas and lines stay in their cell', () => {
    expect(renderCsv([{ section: 'fact', name: 'a"b,c\nd' }]).split('\r\n')[1]).toBe('fact,"a""b,c\nd",,,,,,,,,,');
  });

  it('counts rules in JUnit, one case each; what was not evaluated is skipped', () => {
    const xml = renderJunit(sampleAnalysis(10));
    expect(xml).toMatch(/<testsuite name="policy\.broadcast" tests="3" failures="1" errors="0" skipped="1"/);
    expect(xml.match(/<testcase /g)).toHaveLength(3);
    expect(xml).not.toContain('<script>');
    expect(xml).not.toMatch(/[\u0000-\u0008\u202e]/);
    expect(renderJunit(sampleBatch(20))).toMatch(/failures="2" errors="2" skipped="0"/);
    expect(hostileText).toContain('\u202e');
  });
});
