import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { findSamlAudiences } from './find-saml-audiences.js';
import { findSignInUrls } from './find-sign-in-urls.js';
import { findStsUrls } from './find-sts-urls.js';
import type { UrlFinding } from './finding.js';
import { findNetworkUses } from './network-uses.js';

/** Every address of a file that leads to the global STS host or to the sign-in page of one region, in source order. */
export function findUrls(evaluator: Evaluator, module: SourceModule): readonly UrlFinding[] {
  const uses = findNetworkUses(evaluator, module);
  const found = [
    ...findStsUrls(evaluator, module, uses),
    ...findSignInUrls(evaluator, module, uses),
    ...findSamlAudiences(evaluator, module),
  ];
  const nodes = new Set(found.map(({ node }) => node));
  return [...nodes]
    .map((node) => found.findLast((finding) => finding.node === node) as UrlFinding)
    .sort((a, b) => a.node.range[0] - b.node.range[0]);
}
