/**
 * Formats that make the demuxer open something else than what it was given (playlists, manifests, scripts, sessions,
 * sequences, siblings, devices), or that any bytes pass for. What is not in a whitelist can't be reached from a file.
 */
const notSingleFiles = new Set([
  'hls', 'applehttp', 'dash', 'webm_dash_manifest', 'imf', 'concat', 'ffconcat', 'vapoursynth', 'avisynth', 'ffmetadata',
  'sdp', 'rtp', 'rtsp', 'sap', 'mpjpeg', 'image2', 'image2pipe', 'lavfi', 'tee', 'vobsub', 'data', 'rawvideo', 'bitpacked',
  'dvdvideo', 'libcdio', 'pulse', 'alsa', 'oss', 'sndio', 'jack', 'openal', 'fbdev', 'kmsgrab', 'x11grab', 'xcbgrab',
  'v4l2', 'video4linux2', 'iec61883', 'decklink', 'libdc1394', 'avfoundation', 'dshow', 'gdigrab', 'vfwcap', 'android_camera',
  'libndi_newtek', 'caca', 'sdl', 'ipmovie_device', 'tty',
]); // prettier-ignore

/** By what a binary has: every run of a tool asks anew, and there are hundreds of formats. */
const known = new WeakMap<readonly string[], readonly string[]>();

/** The formats a file or an object may be, out of what the binary has. */
export function singleFileFormats(demuxers: readonly string[]): readonly string[] {
  const formats = known.get(demuxers) ?? demuxers.filter((name) => !notSingleFiles.has(name));
  known.set(demuxers, formats);
  return formats;
}

/** What a URL may be besides: its segments come through the same proxy. */
export const streamingFormats = ['hls', 'applehttp', 'dash'];
