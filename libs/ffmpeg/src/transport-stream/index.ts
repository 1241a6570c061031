export { TransportReader } from './transport-reader';
export type * from './transport-facts';
