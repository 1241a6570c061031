/** What the partitions of an MXF file say (SMPTE ST 377-1): a document, hence snake_case. `null` is unknown. */
export interface MxfFacts {
  /** "OP1a", "OP-Atom" …; null when the label names none. */
  operational_pattern: string | null;
  operational_pattern_label: string | null;
  version: string | null;
  /** Bytes before the header partition. */
  run_in_bytes: number;
  /** Status of the header partition: closed is final, complete has every value known. */
  header_closed: boolean | null;
  header_complete: boolean | null;
  /** Null when there is none, or the file ends before it. */
  footer: { closed: boolean; complete: boolean } | null;
  /** The header says where a footer is, and the file ends before it or holds something else there. */
  footer_missing: boolean;
  has_random_index_pack: boolean;
  kag_size: number | null;
  partition_count: number;
  /** At most 64; of a file that lies elsewhere, those of its body that were fetched. */
  partitions: MxfPartition[];
  essence_containers: MxfEssenceContainer[];
  /** Who wrote it, from the identification sets, latest last. */
  identifications: { company: string | null; product: string | null; version: string | null }[];
  /** Active format descriptor of the picture descriptor, 0–15. */
  afd: number | null;
  /** What of the stored picture is to be shown, by the picture descriptor, in lines of the whole frame: D-10 stores lines above it. */
  display: { width: number; height: number } | null;
  timecodes: { start_frame: number; rounded_base: number; drop_frame: boolean }[];
}

export interface MxfPartition {
  kind: 'header' | 'body' | 'footer';
  offset_bytes: number;
  closed: boolean;
  complete: boolean;
  body_sid: number;
  index_sid: number;
}

export interface MxfEssenceContainer {
  label: string;
  /** "MPEG ES", "AES3", "JPEG 2000" …; null for a label that is none of the known ones. */
  name: string | null;
  wrapping: 'frame' | 'clip' | null;
}
