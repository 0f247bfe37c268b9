import type { TSESTree } from '@typescript-eslint/types';
import { FALLBACK_RESOURCES, type FallbackResource } from '../facts/iam-fallbacks.js';
import { CONTROL_PLANE_SERVICES } from '../facts/iam-operations.js';
import { getAnswerUse, type AnswerUse } from '../iam/answer-reads.js';
import { getClosureRisk } from '../iam/closure-risks.js';
import { getPromiseFate } from '../iam/promise-fate.js';
import { getSentWrite, type SentWrite } from '../iam/sent-write.js';
import type { IamFinding } from '../iam-finding.js';
import type { IamMending, IamObstacle, IamRemedy } from '../iam-mending.js';
import type { Range } from '../judgement.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { quoteLike } from './quote-like.js';
import type { RemedyContext } from './remedy-context.js';
import { readRuntimeAccess, type RuntimeAccess } from './runtime-import.js';
import type { RuntimeName } from './runtime-names.js';
import { wrapWrite } from './wrap-write.js';

/** What decides how the writes of one file are mended. */
export interface MendingContext {
  readonly evaluator: Evaluator;
  readonly module: SourceModule;
  readonly options: RemedyContext['options'];
}

/** A write that can be wrapped. */
interface Mendable {
  readonly finding: IamFinding;
  readonly operation: string;
  readonly write: SentWrite;
  /** Present where an existing resource can stand in for the answer. */
  readonly resource: FallbackResource | undefined;
  /** Of a write for which one could, if it were not for what becomes of its answer. */
  readonly use: AnswerUse | undefined;
}

type Examined = Mendable | { readonly finding: IamFinding; readonly obstacle: IamObstacle };

/**
 * Says of each hot write of a file how it can be wrapped, or why it cannot. `alone`: each remedy can be made without the
 * others. Otherwise they share one import, and are to be made together.
 */
export function mendHotWrites(
  context: MendingContext,
  findings: readonly IamFinding[],
  alone: boolean,
): readonly IamMending[] {
  const access = readRuntimeAccess(context.module);
  const examined = findings.map((finding) => {
    const others = findings.filter((other) => other !== finding).map(({ range }) => range);
    return examine(context, access, finding, others);
  });
  const all = examined.flatMap((each) => ('write' in each ? findNames(each) : []));
  return examined.map((each) => {
    if ('obstacle' in each) return { ...each, remedies: [] };
    const remedy = createRemedy(context, access, each, alone ? findNames(each) : all);
    const { finding } = each;
    return remedy ? { finding, remedies: [remedy] } : { finding, remedies: [], obstacle: 'unreadable' };
  });
}

function examine(
  context: MendingContext,
  access: RuntimeAccess,
  finding: IamFinding,
  others: readonly Range[],
): Examined {
  const { evaluator, module } = context;
  evaluator.renew();
  const [start, end] = finding.range;
  const call = module.nodes.find(
    (node): node is TSESTree.CallExpression =>
      node.type === 'CallExpression' && node.range[0] === start && node.range[1] === end,
  );
  const [operation = '', service = 'iam'] = (finding.data['operation'] ?? '').split(':').reverse();
  const plane = CONTROL_PLANE_SERVICES.find(({ id }) => id === service);
  if (!plane || !call) return { finding, obstacle: plane ? 'notOfClient' : 'otherService' };
  const write = getSentWrite({ evaluator, module, service: plane }, call);
  if (typeof write === 'string') return { finding, obstacle: write };
  const fate = getPromiseFate(module, write.promise);
  if (typeof fate === 'string') return { finding, obstacle: fate };
  const risk = getClosureRisk(module, write.promise, isTypeScript(module));
  if (risk) return { finding, obstacle: risk };
  const known = canReadEnvironment(context) ? FALLBACK_RESOURCES.get(operation) : undefined;
  const use = known && getAnswerUse({ module, fate, resource: known, others });
  const mendable = { finding, operation, write, use, resource: use === 'spare' ? known : undefined };
  const isTaken = findNames(mendable).some((name) => access.getLocal(name) === undefined);
  return isTaken ? { finding, obstacle: 'nameTaken' } : mendable;
}

function isTypeScript({ path }: SourceModule): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

function canReadEnvironment({ module, options }: MendingContext): boolean {
  const isUntyped =
    isTypeScript(module) && options.hasNodeTypes === false && !/\bprocess\b/.test(module.text);
  const isShadowed = module.scopeManager.scopes.some(({ set }) => (set.get('process')?.defs.length ?? 0) > 0);
  return !isUntyped && !isShadowed;
}

function findNames({ resource, write }: Mendable): readonly RuntimeName[] {
  const wrapper = resource ? 'withIamFallback' : 'withIamGuard';
  return write.sdk === 2 ? [wrapper, 'sendV2'] : [wrapper];
}

/** In the order in which imports are usually sorted. */
const ORDER: readonly RuntimeName[] = ['sendV2', 'withIamFallback', 'withIamGuard'];

function createRemedy(
  context: MendingContext,
  access: RuntimeAccess,
  { operation, write, resource, use }: Mendable,
  names: readonly RuntimeName[],
): IamRemedy | undefined {
  const { module } = context;
  const name = access.getLocal(resource ? 'withIamFallback' : 'withIamGuard');
  const sendV2 = access.getLocal('sendV2');
  const imports = access.getImportEdits(ORDER.filter((each) => names.includes(each)));
  if (name === undefined || !imports) return undefined;
  const wrapped = wrapWrite(module, write, {
    name,
    operation: quoteLike(module)(operation),
    ...(write.sdk === 2 && sendV2 !== undefined && { sendV2 }),
    ...(resource && { existing: `{ arn: ${readVariable(context, resource.variable)} }` }),
  });
  if (!wrapped) return undefined;
  const edits = [...imports, wrapped].sort((a, b) => a.range[0] - b.range[0]);
  const { sdk } = write;
  return resource
    ? { id: 'wrapInFallback', sdk, data: { operation, variable: resource.variable }, edits }
    : { id: 'wrapInGuard', sdk, data: { operation, ...(use && { use }) }, edits };
}

function readVariable({ module, options }: MendingContext, variable: string): string {
  const isIndexed = isTypeScript(module) && options.noPropertyAccessFromIndexSignature;
  return isIndexed ? `process.env[${quoteLike(module)(variable)}]` : `process.env.${variable}`;
}
