import { asDictionaries, asText, type Dictionary } from './read-value';

/** Every side data entry whose type contains one of the words; entries come in no order and types change with versions. */
export function findSideData(list: unknown, ...words: string[]): Dictionary[] {
  return asDictionaries(list).filter((entry) => {
    const type = asText(entry['side_data_type'])?.toLowerCase() ?? '';
    return words.some((word) => type.includes(word.toLowerCase()));
  });
}
