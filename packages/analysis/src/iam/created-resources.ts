import { getCreatedFamily, type IamResourceFamily } from '../facts/iam-propagation.js';
import { findOrigins, type Origin } from './answer-origins.js';

import type { FlowContext, FlowScope, Part } from './flow-scope.js';
import { findParameterNodes } from './parameter-nodes.js';
import { isNamed, type NameNode } from './same-name.js';
import { hasOwnEndpoint } from './own-endpoints.js';
import { IAM_SERVICE, getIamOperation, getRequest, isOfService, type SdkRequest } from './sdk-requests.js';

/** A resource that a flow has created. */
export interface CreatedResource {
  readonly family: IamResourceFamily;
  readonly call: SdkRequest['call'];
  /** Where the flow was: a function that is called twice creates two. */
  readonly sites: FlowScope['sites'];
  readonly names: readonly NameNode[];
}

/** The resource that a request creates, if it creates one that takes time to spread. */
export function getCreated(
  context: FlowContext,
  request: SdkRequest,
  scope: FlowScope,
): CreatedResource | undefined {
  const operation = getIamOperation(context, request);
  const family = operation === undefined ? undefined : getCreatedFamily(operation);
  if (!family || hasOwnEndpoint(context, request, scope)) return undefined;
  const { input } = request;
  const names = family.namedBy.flatMap((name) =>
    input ? findParameterNodes(context, { node: input, scope: request.scope }, [name]) : [],
  );
  return {
    family,
    call: request.call,
    sites: scope.sites,
    names: names.map((node) => ({ node, scope: request.scope })),
  };
}

/** Tells whether an expression is shown to be a created resource's name or ARN, or a new key's id. */
export function refersTo(context: FlowContext, created: CreatedResource, used: NameNode): boolean {
  return isAnswer(context, created, { ...used, path: [] }) || isOfItsName(context, created, used);
}

function isAnswer(context: FlowContext, created: CreatedResource, part: Part): boolean {
  return findOrigins(context, part).some((origin) => {
    if (!created.family.answers.includes(origin.path.join('.'))) return false;
    if (origin.call === created.call) return isSameRun(origin, created);
    return isReadBack(context, origin, created);
  });
}

/** `iam.getRole({ RoleName })` of the name that was created. */
function isReadBack(context: FlowContext, { call, scope }: Origin, created: CreatedResource): boolean {
  const { readBy, namedBy } = created.family;
  const request = readBy === undefined ? undefined : getRequest(context, call, scope);
  if (!request?.input || request.operation !== readBy || !isOfService(request.class, IAM_SERVICE))
    return false;
  const input = { node: request.input, scope: request.scope };
  return namedBy
    .flatMap((name) => findParameterNodes(context, input, [name]))
    .some((node) => isOfItsName(context, created, { node, scope: request.scope }));
}

/** A value that left its function by a variable outside it has lost the last of the calls that led there. */
function isSameRun({ scope }: Origin, { sites }: CreatedResource): boolean {
  return scope.sites.length <= sites.length && scope.sites.every((site, index) => site === sites[index]);
}

function isOfItsName(context: FlowContext, { family, names }: CreatedResource, used: NameNode): boolean {
  return names.some((name) => isNamed(context, used, name, family.id));
}
