import { errorKind } from '@app/errors';

const sourceAmbiguous = errorKind<{ given: readonly string[]; ways: readonly string[] }>(
  'SOURCE_AMBIGUOUS',
  'bad-request',
  ({ given, ways }) =>
    given.length === 0
      ? `Name the media: one of ${[...ways.slice(0, -1), `or ${ways.at(-1)}`].join(ways.length > 2 ? ', ' : ' ')}.`
      : `Name the media once; here are ${given.join(' and ')}.`,
);

/**
 * Refuses what names no media, or media twice: of two the one that is not taken would be passed over in silence.
 * @param ways fields of which exactly one names it, as the caller knows them
 * @param others ways that are no fields, for the words of the refusal
 * @throws AppError SOURCE_AMBIGUOUS
 */
export function nameOnce(request: object, ways: readonly string[], others: readonly string[] = []): void {
  const given = ways.filter((way) => (request as Record<string, unknown>)[way] !== undefined);
  if (given.length !== 1) throw sourceAmbiguous({ given, ways: [...ways, ...others] });
}
