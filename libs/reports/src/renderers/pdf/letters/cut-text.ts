import { clustersIn } from './clusters';
import type { Letters } from './letters';
import { plain, spelledOut } from './plain';

/** Text of at most so many characters as they are drawn, where a spelled-out one takes the room of eight; an ellipsis says that it was cut. */
export function cutText(text: string, letters: Letters, most: number): string {
  const shown = plain(text);
  let length = 0;
  let kept = '';
  for (const cluster of clustersIn(shown)) {
    length += letters.fontOf(cluster) ? 1 : spelledOut(cluster).length;
    if (length > most) return `${kept}…`;
    kept += cluster;
  }
  return shown;
}
