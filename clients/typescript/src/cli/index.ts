export { ProgressLine } from './terminal/progress.js';
export { reason } from './terminal/reason.js';
export { bytes, type Colour, count, cut, paint, plain } from './terminal/words.js';
export { analysisLines } from './views/analysis-view.js';
