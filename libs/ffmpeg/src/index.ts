export * from './capabilities';
export * from './ffmpeg';
export * from './ffprobe';
export * from './filters';
export * from './media-info';
export * from './run';
export { MediaTools, mediaToolsProvider } from './media-tools';
export { mp4Boxes } from './parsers/mp4-boxes';
