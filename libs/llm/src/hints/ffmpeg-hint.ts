import { filters } from './known-filters';

const codecs = new Set([
  ...[
    'copy',
    'libx264',
    'libx265',
    'libsvtav1',
    'libaom-av1',
    'libvpx-vp9',
    'prores_ks',
    'dnxhd',
    'ffv1',
    'mpeg2video',
  ],
  ...['aac', 'libopus', 'flac', 'ac3', 'eac3', 'libmp3lame', 'pcm_s16le', 'pcm_s24le', 'mov_text', 'srt', 'webvtt'],
]);
const word = /^[\w.:+-]{1,40}$/;
const number = /^\d+(?:\.\d+)?[kM]?$/;

type Judge = (value: string) => boolean;
const streams = ['', ':v', ':a', ':s', ':v:0', ':a:0', ':a:1'];

/** Options that may stand in a hint, and what their value may be. */
const options: Readonly<Record<string, Judge>> = knownOptions();

function knownOptions(): Record<string, Judge> {
  const plain = (names: string[], judge: Judge) => Object.fromEntries(names.map((name) => [name, judge]));
  const each = (name: string, judge: Judge) =>
    plain(
      streams.map((stream) => `-${name}${stream}`),
      judge,
    );
  return {
    ...each('c', (value) => codecs.has(value)),
    ...each('b', (value) => number.test(value)),
    ...each('profile', (value) => word.test(value)),
    ...each('tag', (value) => /^\w{4}$/.test(value)),
    ...plain(['-map', '-map_metadata', '-map_chapters'], (value) =>
      /^-?\d(?::[vasd](?::\d{1,2})?\??|:\d{1,2}\??)?$/.test(value),
    ),
    ...plain(['-crf', '-g', '-r', '-ar', '-ac', '-bf', '-qmin', '-qmax', '-keyint_min', '-sc_threshold'], (value) =>
      number.test(value),
    ),
    ...plain(['-maxrate', '-bufsize', '-ss', '-to', '-t'], (value) => /^[\d.:]+[kM]?$/.test(value)),
    ...plain(
      ['-preset', '-tune', '-level', '-pix_fmt', '-movflags', '-field_order', '-aspect', '-sample_fmt'],
      (value) => word.test(value),
    ),
    ...plain(
      [
        '-color_primaries',
        '-color_trc',
        '-colorspace',
        '-color_range',
        '-channel_layout',
        '-fps_mode',
        '-bsf:v',
        '-bsf:a',
      ],
      (value) => /^[\w=:.+-]{1,80}$/.test(value),
    ),
    ...plain(['-vf', '-af', '-filter:v', '-filter:a'], isFilterChain),
  };
}

const flags = new Set(['-shortest', '-vn', '-an', '-sn', '-dn']);

/**
 * A suggested command in its checked form, or null when it is not one of ours: `ffmpeg -i INPUT <known options> OUTPUT`, nothing that names a file,
 * a protocol, a device, a second input or a shell.
 */
export function checkedHint(command: string): string | null {
  const words = command.trim().split(/\s+/);
  if (words.shift() !== 'ffmpeg' || words.pop() !== 'OUTPUT') return null;
  let inputs = 0;
  for (let at = 0; at < words.length; at += 1) {
    const name = words[at] ?? '';
    if (flags.has(name)) continue;
    const value = unquoted(words[at + 1] ?? '');
    at += 1;
    if (name === '-i') {
      inputs += 1;
      if (value !== 'INPUT' || inputs > 1) return null;
    } else if (!Object.hasOwn(options, name) || !options[name]?.(value)) return null;
  }
  return inputs === 1 ? ['ffmpeg', ...words, 'OUTPUT'].join(' ') : null;
}

/** `name=a:b,name` of filters that read nothing but the picture or the sound. */
function isFilterChain(text: string): boolean {
  return text.split(',').every((filter) => {
    const [, name = '', settings = ''] = /^([a-z0-9_]+)(?:=(.*))?$/.exec(filter) ?? [];
    return filters.has(name) && /^[\w.:=+|()*-]{0,80}$/.test(settings);
  });
}

function unquoted(text: string): string {
  return /^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text;
}
