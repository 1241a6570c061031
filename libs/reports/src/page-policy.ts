import type { ObjectStore } from '@app/storage';
import type { ReportFormat } from './report-formats';

const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const headBytes = 2_048;

/**
 * Content policy a stored report is sent with. A page names the hashes of its own style and script before anything of a stranger's: the
 * header says the same, so that a page written by an earlier version still works, and shuts it into a box without an origin.
 */
export async function policyOf(store: ObjectStore, key: string, format: ReportFormat): Promise<string> {
  // browsers show PDF in a viewer of their own, which a box would shut out
  if (format === 'pdf') return `${nothing}; object-src 'self'; style-src 'unsafe-inline'`;
  if (format !== 'html') return `${nothing}; sandbox`;
  const parts: Buffer[] = [];
  for await (const part of await store.get(key, { start: 0, end: headBytes - 1 })) parts.push(part as Buffer);
  const head = Buffer.concat(parts).toString('utf8');
  const hashes = /style-src ('sha256-[\w+/=]{44}'); script-src ('sha256-[\w+/=]{44}');/.exec(head);
  if (!hashes) return `${nothing}; sandbox`;
  return `${nothing}; style-src ${hashes[1]}; script-src ${hashes[2]}; img-src data:; sandbox allow-scripts`;
}
