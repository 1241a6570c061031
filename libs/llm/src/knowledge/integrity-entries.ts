import type { KnowledgeEntry } from './entry';

export const integrityEntries: readonly KnowledgeEntry[] = [
  {
    check: 'integrity.messages',
    what: 'The tool that read the file complained.',
    why: 'Damage or a broken index makes players stumble, seek wrongly or stop.',
    plainly: 'The file may not play everywhere.',
    fix: 'Transfer or export it again. If only the container is at fault, writing it anew is enough.',
    ffmpegHint: 'ffmpeg -i INPUT -map 0 -c copy OUTPUT',
  },
];
