export type { Change, Place } from './passes.js';
export { describeAssumption } from './report.js';
export {
  transformSource,
  type HandWork,
  type Source,
  type TransformName,
  type TransformOptions,
  type TransformResult,
} from './transform-source.js';
export { UnreadableSourceError } from './unreadable-source-error.js';
