export { ProgressLine } from './terminal/progress';
export { reason } from './terminal/reason';
export { bytes, type Colour, count, cut, paint, plain } from './terminal/words';
export { analysisLines } from './views/analysis-view';
