import type { DolbyVision, HdrFormat } from './media-info';
import type { Mp4SampleEntry } from './mp4/mp4-facts';
import { asFlag, asInteger, type Dictionary } from './read-value';
import { findSideData } from './side-data';

/** The configuration record, as ffprobe gives it or as the boxes do. */
export function readDolbyVision(stream: Dictionary, entry: Mp4SampleEntry | null): DolbyVision | null {
  const [record] = findSideData(stream['side_data_list'], 'dovi configuration');
  if (record) {
    return {
      profile: asInteger(record['dv_profile']),
      level: asInteger(record['dv_level']),
      compatibility_id: asInteger(record['dv_bl_signal_compatibility_id']),
      has_rpu: flag(record['rpu_present_flag']),
      has_enhancement_layer: flag(record['el_present_flag']),
    };
  }
  const box = entry?.dolbyVision;
  if (!box) return null;
  return {
    profile: box.profile,
    level: box.level,
    compatibility_id: box.compatibilityId,
    has_rpu: box.rpuPresent,
    has_enhancement_layer: box.elPresent,
  };
}

/** What the base layer is by the compatibility id (0 none, 1 and 6 HDR10, 2 SDR, 4 HLG; ETSI TS 103 572 and practice). */
export function baseLayerFormat(record: DolbyVision): HdrFormat | null {
  switch (record.compatibility_id) {
    case 1:
    case 6:
      return 'HDR10';
    case 2:
      return 'SDR';
    case 4:
      return 'HLG';
    default:
      return null;
  }
}

/** "profile 8.1, level 6". */
export function describeDolbyVision(record: DolbyVision): string {
  const dotted = record.compatibility_id === null ? '' : `.${record.compatibility_id}`;
  return `profile ${record.profile ?? '?'}${dotted}, level ${record.level ?? '?'}`;
}

function flag(value: unknown): boolean | null {
  return value === undefined || value === null ? null : asFlag(value);
}
