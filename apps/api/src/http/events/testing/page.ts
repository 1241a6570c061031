import { EventEmitter } from 'node:events';

/** A reply that keeps what is written to it, for tests. */
export class Page extends EventEmitter {
  text = '';
  writableEnded = false;
  destroyed = false;
  writableLength = 0;
  write(text: string): boolean {
    this.text += text;
    return true;
  }
  end(): void {
    this.writableEnded = true;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
  /** what it was told, without its data: events of the stream by number, others by name */
  get told(): string[] {
    return this.frames.map(([id, name]) => (name === 'progress' ? id : name));
  }
  /** number and name of all it was told */
  get frames(): [string, string][] {
    return [...this.text.matchAll(/id: (.*)\nevent: (.*)\n/g)].map(([, id = '', name = '']) => [id, name]);
  }
}
