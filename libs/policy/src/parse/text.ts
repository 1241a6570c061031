import { Composer, Lexer, LineCounter, Parser, type CST, type Document } from 'yaml';
import { limits } from '../language/limits';
import type { PolicyProblem } from '../errors';
import { fits } from './size';
import { jsonFaultOffset } from './json-fault';

/** A text taken apart, with the way back from a path to its place. */
export interface Source {
  value: unknown;
  document: Document;
  lines: LineCounter;
}

type SourceReading = { ok: true; source: Source } | { ok: false; problems: PolicyProblem[] };

const refuse = (message: string, line = 1, column = 1): SourceReading => ({
  ok: false,
  problems: [{ line, column, path: '', message }],
});

/** Reads YAML 1.2 (core schema, one document, no custom tags) or JSON within the limits, or says where it can't. */
export function readText(text: string, format: 'yaml' | 'json'): SourceReading {
  if (Buffer.byteLength(text) > limits.textBytes) return refuse(`a policy has at most ${limits.textBytes} bytes`);
  const unread = format === 'json' ? jsonProblem(text) : null;
  if (unread) return unread;
  // JSON allows tabs where YAML does not; a tab inside a JSON string would have been refused above.
  return compose(format === 'json' ? text.replaceAll('\t', ' ') : text);
}

/** JSON is read as the YAML it is a subset of, for the places of its values, once it is known to be JSON. */
function jsonProblem(text: string): SourceReading | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    const offset = jsonFaultOffset(text);
    const before = text.slice(0, offset).split('\n');
    const reason =
      offset === text.length ? 'it ends too early' : `unexpected ${JSON.stringify(text.slice(offset, offset + 1))}`;
    return refuse(`not JSON: ${reason}`, before.length, (before.at(-1)?.length ?? 0) + 1);
  }
}

function compose(text: string): SourceReading {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return [Math.max(1, line), Math.max(1, col)] as const;
  };
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    lexemes += 1;
    // Nesting is bounded before composing: composing recurses, and deep enough it takes the whole process down.
    if (parser.stack.length > limits.depth) return refuse('nested too deeply', ...at(parser.offset));
    if (lexemes > limits.tokens) return refuse('too much text for a policy', ...at(parser.offset));
  }
  tokens.push(...parser.end());
  const documents = [...new Composer({ lineCounter: lines, prettyErrors: false }).compose(tokens, true, text.length)];
  const document = documents[0];
  if (documents.length !== 1 || !document) return refuse('expected exactly one document');
  const faults = [...document.errors, ...document.warnings].slice(0, limits.problems);
  if (faults.length > 0) {
    return {
      ok: false,
      problems: faults.map((fault) => {
        const [line, column] = at(fault.pos[0]);
        return { line, column, path: '', message: fault.message };
      }),
    };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: limits.aliases });
    if (!fits(value)) return refuse('aliases make it too large or too deep');
    return { ok: true, source: { value, document, lines } };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'cannot be read');
  }
}
