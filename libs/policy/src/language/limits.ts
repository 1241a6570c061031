/** What a policy may cost. A policy is a stranger's text: the costly bounds are tried in parse-bombs.spec.ts. */
export const limits = {
  textBytes: 131_072,
  /** Lexical tokens of the text; about 100 ms of parsing at the most. */
  tokens: 40_000,
  /** Nesting of the text. Composing without this bound ends the process, not only the call. */
  depth: 48,
  aliases: 50,
  /** Values after aliases are expanded. */
  values: 20_000,
  rules: 300,
  problems: 20,
  patternChars: 256,
  /** Instructions of a compiled pattern: matching costs instructions x characters. */
  patternSize: 1_000,
  /** A longer fact is not matched but unknown. */
  matchedChars: 4_096,
  /** Comparisons one rule may take over nested lists before it becomes unknown. */
  stepsPerRule: 100_000,
  /** Comparisons of all rules together; the rest is unknown. About half a second. */
  stepsPerPolicy: 1_000_000,
  /** Pieces of evidence kept with one rule. */
  evidence: 10,
  ancestors: 5,
} as const;
