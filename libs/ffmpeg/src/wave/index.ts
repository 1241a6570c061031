export { readWave } from './read-wave';
export type * from './wave-facts';
