import { parse } from 'secure-json-parse';

/** The JSON object in a model's text, with or without a fence around it; null when there is none. */
export function jsonIn(text: string): unknown {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1] ?? text;
  const [from, to] = [fenced.indexOf('{'), fenced.lastIndexOf('}')];
  if (from < 0 || to < from) return null;
  try {
    return parse(fenced.slice(from, to + 1), { protoAction: 'remove', constructorAction: 'remove' });
  } catch {
    return null;
  }
}
