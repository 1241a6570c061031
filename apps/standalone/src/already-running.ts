import { relative } from 'node:path';
import type { Folders } from './folders';
import { readStack } from './stack-file';

/** What a second `npm run up` shows. */
export function sayAlreadyRunning(folders: Folders): number {
  const stack = readStack(folders.stackFile);
  if (stack) {
    console.log(
      [
        'FFprobe API is already running. `npm run down` stops it.',
        '',
        `  API            ${stack.base_url}/api/v1`,
        `  Swagger        ${stack.docs_url}`,
        `  Credentials    ${relative(process.cwd(), folders.stackFile)}`,
      ].join('\n'),
    );
  } else {
    console.log('FFprobe API is being started already. `npm run down` stops it.');
  }
  return 0;
}
