import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileRefused, identifyFile, openVerified } from './verified-file';

describe('a file given to a tool', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'file-')));
    writeFileSync(at('a.mp4'), 'first');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is opened when it is the one that was looked at', () => {
    const fd = openVerified(identifyFile(at('a.mp4')));
    expect(readFileSync(fd, 'utf8')).toBe('first');
    closeSync(fd);
  });

  it('is refused when it was swapped in between', () => {
    const file = identifyFile(at('a.mp4'));
    writeFileSync(at('b.mp4'), 'other');
    renameSync(at('b.mp4'), at('a.mp4'));
    expect(() => openVerified(file)).toThrow(new FileRefused('the file was replaced by another'));
  });

  it('is refused when it became a symbolic link', () => {
    const file = identifyFile(at('a.mp4'));
    renameSync(at('a.mp4'), at('moved.mp4'));
    symlinkSync(at('moved.mp4'), at('a.mp4'));
    expect(() => openVerified(file)).toThrow(new FileRefused("the file can't be opened: ELOOP"));
    expect(() => identifyFile(at('a.mp4'))).toThrow(FileRefused);
  });

  it('is refused when a parent folder became a symbolic link', () => {
    mkdirSync(at('sub'));
    writeFileSync(at('sub/a.mp4'), 'inner');
    const file = identifyFile(at('sub/a.mp4'));
    renameSync(at('sub'), at('elsewhere'));
    symlinkSync(at('elsewhere'), at('sub'));
    expect(() => openVerified(file)).toThrow(new FileRefused('the path leads through a symbolic link'));
  });

  it('is named by its real path however it was reached', () => {
    symlinkSync(folder, at('loop'));
    expect(identifyFile(at('loop/a.mp4')).path).toBe(at('a.mp4'));
  });

  it('is refused when it is a FIFO, a folder or a device, without waiting for it', () => {
    execFileSync('mkfifo', [at('fifo')]);
    expect(() => identifyFile(at('fifo'))).toThrow(new FileRefused('not a regular file'));
    expect(() => identifyFile(folder)).toThrow(new FileRefused('not a regular file'));
    expect(() => identifyFile('/dev/zero')).toThrow(new FileRefused('not a regular file'));
  });
});
