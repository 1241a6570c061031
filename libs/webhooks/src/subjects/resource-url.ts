import type { Config } from '@app/config';

/** Where the whole of it is: absolute when the service knows its public address, else a path. */
export function resourceUrl({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>, path: string): string {
  return `${PUBLIC_URL?.replace(/\/+$/, '') ?? ''}/api/v1/${path}`;
}
