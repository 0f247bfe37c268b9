import { IAM_USES } from '../facts/iam-uses.js';
import { refersTo, type CreatedResource } from './created-resources.js';
import type { FlowContext } from './flow-scope.js';
import { findParameterNodes } from './parameter-nodes.js';
import { findPrincipals } from './policy-principals.js';
import { isOfService, type SdkRequest } from './sdk-requests.js';

/** Tells whether a request needs a created resource to have spread: one of its parameters is shown to name it. */
export function usesResource(context: FlowContext, request: SdkRequest, created: CreatedResource): boolean {
  const { input, scope, operation } = request;
  if (!input) return false;
  return IAM_USES[created.family.id].some((use) => {
    if (use.operation !== operation || !isOfService(request.class, use)) return false;
    const given = findParameterNodes(context, { node: input, scope }, use.parameter).map((node) => ({
      node,
      scope,
    }));
    const named = use.isDocument ? given.flatMap((one) => findPrincipals(context, one)) : given;
    return named.some((one) => refersTo(context, created, one));
  });
}
