export { extraFileName, Ffmpeg, type FfmpegInput, type FfmpegOutput, type FfmpegRequest } from './ffmpeg';
export { type FfmpegProgress, ProgressReader } from './progress';
