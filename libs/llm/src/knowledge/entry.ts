/** What is known of a check: for whoever has to act on its findings. */
export interface KnowledgeEntry {
  /** id of the check */
  check: string;
  /** what it is, for an engineer */
  what: string;
  /** why it matters */
  why: string;
  /** the same in one sentence, for somebody who decides and does not encode */
  plainly: string;
  fix: string;
  /** a command that mends it, with `INPUT` and `OUTPUT` for the files; null where no command can */
  ffmpegHint: string | null;
}
