export { Comparison } from './comparison.entity';
export {
  type AlignmentFacts,
  type AlignmentOption,
  type ComparisonEngine,
  type ComparisonOptions,
  type MetricResult,
  type MetricResults,
  type NotMeasured,
  type Sampling,
  type ScalingMethod,
  type SceneScore,
  type Statistics,
  type ThresholdVerdict,
  type Validity,
  scalingMethods,
} from './comparison-documents';
export { ComparisonRepository, type NewComparison } from './comparison.repository';
export type { ComparisonView } from './comparison-view';
export { type ComparedFrame, type CompareOutcome, Comparer } from './compare/comparer';
export { type FrameFormat, frameFormats } from './frames/frame-lines';
export { comparisonRun, stillRun } from './jobs';
export { type MetricName, metricNames } from './metrics/metric';
export { vmafModels } from './models/vmaf-models';
export type { QualityAbilities } from './quality-abilities';
export { QualityPipeline } from './quality-pipeline';
export { QualityPipelineModule } from './quality-pipeline.module';
export type { ComparisonRequest, NamedSide } from './comparison-request';
export { QualityService } from './quality.service';
export { QualityServiceModule } from './quality.module';
export { QualityTools } from './quality-tools';
export { ComparisonStill, type StillSide, stillSides } from './stills/comparison-still.entity';
export { type Rung, rungsOf } from './rung';
export { StillsPipeline } from './stills/stills-pipeline';
export { type PicturedFrame, WorstPictures } from './stills/worst-pictures';
