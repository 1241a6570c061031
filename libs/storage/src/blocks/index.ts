export type { Block, Blocks } from './block';
export { BlockMemory } from './block-memory';
export { writeBlocks } from './write-blocks';
