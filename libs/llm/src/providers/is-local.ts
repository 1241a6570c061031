import type { LlmProvider } from '@app/config';
import { isPublicAddress } from '@app/outbound';
import { isIP } from 'node:net';

/** Whether what a provider is sent stays with the operator: as configured, else by its address; a name with a dot is somebody else's. */
export function isLocal({ local, base_url: baseUrl }: Pick<LlmProvider, 'local' | 'base_url'>): boolean {
  if (local !== undefined) return local;
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.internal') || !host.includes('.');
}
