import { Transform } from 'node:stream';
import { refusal } from '../errors';
import type { Exchange } from './exchange';

const DECLARATION = '<!ENTITY';
/** Byte order marks, white space, and the zero bytes of UTF-16. */
const AHEAD_OF_MARKUP = /^[\xef\xbb\xbf\xfe\xff\s\0]*/;

/**
 * Ends the exchange when a document of markup declares entities (XML 1.0, 4.2): 110 KB of them expand to gigabytes, and no manifest
 * needs any. What is no markup passes untouched after its first byte. An encoding that hides the declaration meets the limits of the box.
 */
export function entityGuard(exchange: Exchange): Transform {
  let isMarkup: boolean | null = null;
  let tail = '';
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (isMarkup === false) return done(null, chunk);
      const text = chunk.toString('latin1');
      if (isMarkup === null) {
        const start = text.replace(AHEAD_OF_MARKUP, '');
        if (start !== '') isMarkup = start.startsWith('<');
        if (isMarkup === false) return done(null, chunk);
      }
      const seen = tail + text.replaceAll('\0', '');
      tail = seen.slice(1 - DECLARATION.length);
      if (!seen.includes(DECLARATION)) return done(null, chunk);
      exchange.cut(refusal('ENTITIES_REFUSED', { url: exchange.url }));
      done(exchange.signal.reason as Error);
    },
  });
}
