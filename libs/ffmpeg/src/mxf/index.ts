export { readMxf } from './read-mxf';
export type * from './mxf-facts';
