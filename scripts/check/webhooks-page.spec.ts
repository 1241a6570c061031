import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTypes } from '../../libs/webhooks/src/event-types';
import { newSecret, signatures } from '../../libs/webhooks/src/secrets/signature';

const page = readFileSync(join(__dirname, '../../docs/webhooks.md'), 'utf8');

/** Runs the page's own lines in a Node of their own, as a receiver would. */
function verdicts(messages: [headers: Record<string, string>, body: string, secret: string, nowSec: number][]) {
  const [, lines = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const asked = `console.log(JSON.stringify(${JSON.stringify(messages)}.map((message) => isGenuine(...message))));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', `${lines}\n${asked}`], { encoding: 'utf8' });
  return JSON.parse(out) as boolean[];
}

describe('the page on webhooks', () => {
  it('has lines that believe what we sign, and nothing else', () => {
    const [secret, before] = [newSecret(), newSecret()];
    const [body, at] = ['{"type":"analysis.completed","note":"é"}', 1_800_000_000];
    const headers = (signature: string) => ({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(at),
      'webhook-signature': signature,
    });
    const signed = headers(signatures([secret], 'msg_1', at, body));
    const twice = headers(signatures([newSecret(), secret], 'msg_1', at, body));
    expect(
      verdicts([
        [signed, body, secret, at + 5],
        [twice, body, secret, at + 5],
        [signed, body, before, at + 5],
        [signed, `${body} `, secret, at + 5],
        [{ ...signed, 'webhook-id': 'msg_2' }, body, secret, at + 5],
        [signed, body, secret, at + 301],
      ]),
    ).toEqual([true, true, false, false, false, false]);
  });

  it('names every event there is', () => {
    const named = [...page.matchAll(/`((?:analysis|comparison|batch|report)\.\w+)`/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual([...eventTypes].sort());
  });
});
