import { relative } from 'node:path';
import type { Analysis } from '@ffprobe-api/client';
import { analysisLines, paint } from '@ffprobe-api/client/cli';
import type { Folders } from './folders';
import type { Stack } from './stack-file';

export interface Welcome {
  stack: Stack;
  folders: Folders;
  /** as MEDIA_ROOTS says; null: our own */
  mediaRoots: string | null;
  sample: { file: string; analysis: Analysis; ms: number } | null;
  detached: boolean;
}

/** What is shown once the stack answers: a first result, where everything is, and what to do next. */
export function welcomeLines({ stack, folders, mediaRoots, sample, detached }: Welcome): string[] {
  const shown = (path: string): string => relative(process.cwd(), path) || '.';
  const stackFile = shown(folders.stackFile);
  return [
    ...(sample
      ? [
          '',
          `${paint('bold', shown(sample.file))}  probed through the API in ${Math.round(sample.ms)} ms`,
          ...analysisLines(sample.analysis),
        ]
      : []),
    '',
    address('API', `${stack.base_url}/api/v1`),
    address('Swagger', stack.docs_url),
    address(
      'API key',
      stack.api_key
        ? `api_key in ${stackFile}`
        : 'not known here, as this database was set up before; FFPROBE_API_KEY gives it to npm run probe',
    ),
    address(
      'Admin',
      stack.admin ? `${stack.admin.email}, password in ${stackFile}` : 'the one this database already has',
    ),
    address('Media', mediaRoots ?? `${shown(folders.media)}/ is the file_path "media/…": media/sample.mp4 is there`),
    address('Logs', `${shown(folders.log)}/`),
    '',
    `${paint('bold', 'npm run probe -- <file>')}  probes a file      ${paint('bold', detached ? 'npm run down' : 'Ctrl-C')}  stops it all`,
    '',
  ];
}

const address = (label: string, text: string): string => `  ${paint('gray', label.padEnd(15))}${text}`;
