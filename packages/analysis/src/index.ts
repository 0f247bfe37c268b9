export type {
  Judgement,
  Range,
  Reason,
  Remedy,
  RemedyClass,
  RemedyId,
  TextEdit,
  Verdict,
} from './judgement.js';
export type { IamFinding, IamReason, Way, WayPlace, WayStep } from './iam-finding.js';
export type { IamMending, IamObstacle, IamRemedy, IamRemedyId } from './iam-mending.js';
export { mayWriteToIam } from './calls/candidates.js';
export {
  Project,
  mayConcernSts,
  type IamOptions,
  type JudgeOptions,
  type Judged,
  type MendedWrites,
  type SourceFile,
} from './project.js';
export { getSharedProject } from './shared-project.js';
export { applyEdits, mergeEditGroups, type MergedGroups } from './edits/merge-edits.js';
export { hasByteOrderMark, type ParseFailure } from './syntax/parse.js';
export type { ClientExplanation, SettingExplanation, VariantExplanation } from './clients/explain-client.js';
export type { Environment, HostPrediction } from './clients/predict-hosts.js';
export type { OuterFunction, WriteExplanation } from './calls/explain-writes.js';
