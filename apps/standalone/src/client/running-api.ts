import { findRoot, foldersBelow } from '../folders';
import { OperatorError } from '../operator-error';
import { isRunning } from '../supervision/run-file';
import { readRemoteSettings } from '../settings';
import { readStack } from '../stack-file';

/** Where the service is, and the key to ask it with; null when none is known. */
export interface ApiAddress {
  baseUrl: string;
  apiKey: string | null;
}

/** FFPROBE_API_URL, else the stack that `npm run up` started here. */
export function runningApi(): ApiAddress {
  const { baseUrl, apiKey } = readRemoteSettings();
  if (baseUrl) return { baseUrl: baseUrl.replace(/\/+$/, ''), apiKey };
  const folders = foldersBelow(findRoot());
  const stack = isRunning(folders.runFile) ? readStack(folders.stackFile) : null;
  if (!stack) throw new OperatorError('FFprobe API is not running. Start it with: npm run up -- --detach');
  return { baseUrl: stack.base_url, apiKey: apiKey ?? stack.api_key };
}
