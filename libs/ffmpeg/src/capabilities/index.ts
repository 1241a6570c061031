export { readCapabilities, type ToolCapabilities } from './capabilities';
export { findFfmpeg, findFfprobe, type ToolPlaces } from './discover';
export { singleFileFormats } from './media-formats';
export { toolUnusable } from './errors';
