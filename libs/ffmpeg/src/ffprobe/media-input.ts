import { singleFileFormats, streamingFormats } from '../capabilities/media-formats';
import type { ToolCapabilities } from '../capabilities/capabilities';
import { fileInputName, type OpenedFile, type ToolNetwork } from '../run';

/** The three ways in. `name` is what the source is called wherever the tool would name it. */
export type MediaInput =
  | { kind: 'file'; file: OpenedFile; name: string }
  /** Files read as one, byte after byte: an initialisation segment and its media segments. */
  | { kind: 'parts'; files: readonly OpenedFile[]; name: string }
  /**
   * `url` is what the tool is given (the proxy's own form of it); only the proxy behind `network` is reachable. With `singleFile`
   * a playlist is no media, as it is none in a local file.
   */
  | { kind: 'url'; url: string; network: ToolNetwork; name: string; singleFile?: boolean };

/** Largest picture that is decoded: 8192x4320. A 300-byte H.264 can claim 16000x16000 and take 9 GB. */
const maxPixels = 36_000_000;
const maxAllocationBytes = 256 << 20;
const maxStreams = 1_000;
/** Microseconds without a byte from the network. */
const readTimeoutUs = 15_000_000;

/** Options that stand before every input, whatever tool reads it. */
export function guardArguments(input: MediaInput, tool: Pick<ToolCapabilities, 'demuxers'>, threads = '1'): string[] {
  const single = singleFileFormats(tool.demuxers);
  const remote = input.kind === 'url';
  const formats = remote && !input.singleFile ? [...single, ...streamingFormats] : single;
  return [
    ['-protocol_whitelist', protocolsOf(input)],
    ['-format_whitelist', formats.join(',')],
    ['-max_pixels', String(maxPixels)],
    ['-max_streams', String(maxStreams)],
    ['-threads', threads],
    ...(remote ? [['-rw_timeout', String(readTimeoutUs)]] : []),
  ].flat();
}

/** Options for the whole program, not for one input. */
export const programArguments = ['-hide_banner', '-max_alloc', String(maxAllocationBytes)];

/** The input's name for the tool, when its first file is handed over as number `firstFile` of the request's files. */
export function inputName(input: MediaInput, firstFile = 0): string {
  switch (input.kind) {
    case 'file':
      return fileInputName(firstFile);
    case 'parts':
      return `concat:${input.files.map((_, index) => fileInputName(firstFile + index)).join('|')}`;
    case 'url':
      return input.url;
  }
}

/** The files of an input, to be handed over in this order. */
export function inputFiles(input: MediaInput): readonly OpenedFile[] {
  switch (input.kind) {
    case 'file':
      return [input.file];
    case 'parts':
      return input.files;
    case 'url':
      return [];
  }
}

/** Puts the source's own name where the tool wrote the one it was given. */
export function renameInput(text: string, input: MediaInput, firstFile = 0): string {
  const names = [inputName(input, firstFile), ...inputFiles(input).map((_, index) => fileInputName(firstFile + index))];
  return names.reduce(
    (shown, name) => shown.replaceAll(name, input.name).replaceAll(name.replace(/^file:/, ''), input.name),
    text,
  );
}

function protocolsOf(input: MediaInput): string {
  switch (input.kind) {
    case 'file':
      return 'file';
    case 'parts':
      return 'file,concat';
    // `crypto` decrypts AES-128 segments; `file` is never here.
    case 'url':
      return 'http,https,httpproxy,tcp,tls,crypto';
  }
}

/** A command as it is shown: URLs by their sources' names, the list of formats, 2.5 KB that are the same every time, by its length. */
export function shownCommand(command: readonly string[], inputs: readonly MediaInput[]): string[] {
  const names = new Map(inputs.flatMap((input) => (input.kind === 'url' ? [[input.url, input.name]] : [])));
  return command.map((part, index) => {
    if (command[index - 1] !== '-format_whitelist') return names.get(part) ?? part;
    const formats = part.split(',');
    return `${formats.slice(0, 3).join(',')},…(${formats.length})`;
  });
}
