import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const realFfprobe = (createRequire(__filename)('@ffprobe-installer/ffprobe') as { path: string }).path;

/** Slow where the file's name says so, held until told, and deadly to its worker where the name says that. */
const ffprobeOfCases = `#!/bin/bash
name=$(readlink /proc/self/fd/3 2>/dev/null)
basename "$name" >> "$(dirname "$0")/starts"
case "$name" in
  *poison*) pid=$$; while [ "$pid" -gt 1 ]; do
      if tr '\\0' ' ' < /proc/$pid/cmdline | grep -q 'apps/worker/src/main.js'; then kill -9 "$pid"; break; fi
      pid=$(awk '/^PPid/ {print $2}' /proc/$pid/status); done; sleep 5 ;;
  *slow*) sleep 0.7 ;;
  *held*) until [ -e "$(dirname "$0")/go" ]; do sleep 0.05; done ;;
  *endless*) exec -a "$0" sleep 600 ;;
esac
exec -a "$0" ${realFfprobe} "$@"
`;

/** Puts tools into `folder` that do what the names of files ask for; whatever they run is found by its folder. */
export function writeTools(folder: string): { FFPROBE_PATH: string; FFMPEG_PATH: string } {
  const ffmpeg = execFileSync('sh', ['-c', 'command -v ffmpeg']).toString().trim();
  const tools = { FFPROBE_PATH: join(folder, 'ffprobe'), FFMPEG_PATH: join(folder, 'ffmpeg') };
  writeFileSync(tools.FFPROBE_PATH, ffprobeOfCases);
  writeFileSync(tools.FFMPEG_PATH, `#!/bin/bash\nexec -a "$0" ${ffmpeg} "$@"\n`);
  for (const path of Object.values(tools)) chmodSync(path, 0o755);
  return tools;
}

/** Lets go on what waits because its file is called held. */
export const letGo = (folder: string): void => writeFileSync(join(folder, 'go'), '');

/** How often ffprobe was started for files of that name. */
export function startsOf(folder: string, name: string): number {
  return readFileSync(join(folder, 'starts'), 'utf8')
    .split('\n')
    .filter((started) => started === name).length;
}

/** How many processes of these tools are alive, as /proc shows them, of those with a certain word in their command. */
export function aliveTools(folder: string, word = ''): number {
  const names = [join(folder, 'ffprobe'), join(folder, 'ffmpeg')];
  const isOne = (command: string) => command.includes(word) && names.some((name) => command.includes(name));
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isOne(commandOf(pid))).length;
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
