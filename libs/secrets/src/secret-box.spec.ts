import { SecretBox } from './secret-box';

const box = new SecretBox('k'.repeat(32), 'tests');

it('opens what it sealed, and never seals alike twice', () => {
  const sealed = box.seal('whsec_abc', 'webhook:1');
  expect(box.open(sealed, 'webhook:1')).toBe('whsec_abc');
  expect(box.seal('whsec_abc', 'webhook:1')).not.toBe(sealed);
  expect(sealed).not.toContain('abc');
});

it.each([
  ['under another key', (sealed: string) => new SecretBox('x'.repeat(32), 'tests').open(sealed, 'webhook:1')],
  ['for another purpose', (sealed: string) => new SecretBox('k'.repeat(32), 'other').open(sealed, 'webhook:1')],
  ['in another row', (sealed: string) => box.open(sealed, 'webhook:2')],
  ['with a changed byte', (sealed: string) => box.open(flipped(sealed), 'webhook:1')],
  ['cut short', () => box.open('v1.AAAA', 'webhook:1')],
])('refuses to open %s', (_case, open) => {
  expect(() => open(box.seal('whsec_abc', 'webhook:1'))).toThrow(/could not be read/);
});

function flipped(sealed: string): string {
  const bytes = Buffer.from(sealed.slice(3), 'base64');
  bytes[14] = (bytes[14] ?? 0) ^ 1;
  return `v1.${bytes.toString('base64')}`;
}
