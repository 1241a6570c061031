export { compareOpinions } from './compare';
export { readOpinion, type Disagreement, type SecondOpinion } from './opinion';
