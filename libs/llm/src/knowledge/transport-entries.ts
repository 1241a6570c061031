import type { KnowledgeEntry } from './entry';
import { entriesOf } from './terse-entries';

const broken = 'Packets were lost or damaged on the way, or the multiplexer is at fault.';
const receive = 'Receive or export it again; if it is so at the source, mend the multiplexer.';
const multiplex = 'Multiplex it again with tables and clock references as often as asked.';
const damage = 'Picture and sound will break up in places.';
const tuning = 'Receivers may take long to start, or show nothing.';

/** Times of packets and the indicators of a transport stream. */
export const transportEntries: readonly KnowledgeEntry[] = entriesOf([
  [
    'timing.gaps',
    'There is time without packets.',
    'Something is missing: a cut, a lost feed, a bad join.',
    'Parts are missing.',
    'Compare the place with the source and export again.',
    null,
  ],
  [
    'timing.backward_dts',
    'Decoding times do not rise.',
    'Muxers and editors refuse or reorder such streams.',
    'It may fail in further processing.',
    'Write the container anew from the source; concatenate with a tool that sets times.',
    null,
  ],
  [
    'timing.duplicate_pts',
    'Two frames have the same presentation time.',
    'One of them is never shown, or all later ones are late.',
    'Motion stutters.',
    'Export again with a constant frame rate.',
    null,
  ],
  [
    'timing.wrap',
    'The clock starts again.',
    'Players that do not expect it stop or seek wrongly there.',
    'It may stop playing at one place.',
    'Write it into a container with its own clock.',
    'ffmpeg -i INPUT -map 0 -c copy OUTPUT',
  ],
  ['integrity.damaged_frames', 'Frames are damaged or can’t be decoded.', broken, damage, receive, null],
  ['integrity.corrupt_packets', 'Packets lack a part.', broken, damage, receive, null],
  [
    'integrity.empty_stream',
    'A stream is declared and has no packets.',
    'Players wait for what never comes.',
    'Some players will hang.',
    'Leave the empty stream out.',
    'ffmpeg -i INPUT -map 0 -c copy OUTPUT',
  ],
  [
    'integrity.second_opinion',
    'Two tools say different things of the same fact.',
    'One of them is wrong, or the file contradicts itself.',
    'It is uncertain what the file is.',
    'Look at both values and at the file; trust neither before.',
    null,
  ],
  ['transport_stream.sync_loss', 'Synchronisation is lost.', broken, damage, receive, null],
  ['transport_stream.sync_byte', 'Packets do not begin with their sync byte.', broken, damage, receive, null],
  [
    'transport_stream.pat',
    'The program association table comes too seldom or is wrong.',
    'Without it a receiver finds no program.',
    tuning,
    multiplex,
    null,
  ],
  ['transport_stream.continuity', 'Continuity counters jump.', broken, damage, receive, null],
  [
    'transport_stream.pmt',
    'A program map comes too seldom or is wrong.',
    'Without it a receiver finds no streams.',
    tuning,
    multiplex,
    null,
  ],
  [
    'transport_stream.pid',
    'A stream that is named never comes.',
    'Receivers wait for it.',
    'Sound or picture may be missing.',
    'Name only streams that are there.',
    null,
  ],
  [
    'transport_stream.transport_error',
    'Packets are marked as broken.',
    'The receiver could not correct them.',
    damage,
    receive,
    null,
  ],
  ['transport_stream.crc', 'Table sections fail their CRC.', broken, tuning, receive, null],
  [
    'transport_stream.pcr_repetition',
    'Clock references come too seldom.',
    'The receiver’s clock drifts between them.',
    'Playback may jitter.',
    multiplex,
    null,
  ],
  [
    'transport_stream.pcr_discontinuity',
    'The clock jumps without notice.',
    'Buffers overflow or run dry at the place.',
    'Playback may break at one place.',
    'Signal the discontinuity, or multiplex with one clock.',
    null,
  ],
  [
    'transport_stream.pts',
    'Presentation times come too seldom.',
    'Picture and sound can’t be kept together.',
    'Sound may drift.',
    multiplex,
    null,
  ],
  [
    'transport_stream.cat',
    'Scrambled packets have no access table.',
    'Nobody can descramble them.',
    'It can’t be viewed.',
    'Add the conditional access table, or deliver it in the clear.',
    null,
  ],
]);
