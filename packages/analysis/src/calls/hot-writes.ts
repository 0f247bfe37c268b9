import { contains } from '../syntax/nodes.js';
import type { TSESTree } from '@typescript-eslint/types';
import type { IamFinding, IamReason } from '../iam-finding.js';
import { findBoundWrites } from '../iam/bound-writes.js';
import { findWrites, type IamWrite } from '../iam/find-writes.js';
import { getMendingKind } from '../iam/mended-writes.js';
import type { WriteRules } from '../iam/write-rules.js';
import type { ModuleHost } from '../modules/module-host.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { isAccepted } from './accepted.js';
import type { DeclaredEntries } from './declared-entries.js';
import { describeChain, toWaySteps } from './describe-chain.js';
import type { Chain, ChainLink } from './find-chains.js';
import { isRepeated } from './loops.js';
import { searchChains } from './search-chains.js';

/** What a search for hot writes goes by. */
export interface HotQuestion {
  /** Follows values into every file of the project. */
  readonly evaluator: Evaluator;
  /** Follows values into the given files alone, which is enough for calls, and spares most parsing. */
  readonly near: Evaluator;
  readonly host: ModuleHost;
  /** Absolute path; chains name files relative to it. */
  readonly root: string;
  /** Every file that can lead to a write. */
  readonly modules: readonly SourceModule[];
  readonly rules: WriteRules;
  readonly declared: DeclaredEntries;
  /** Functions that the user knows to mend the writes they hold. */
  readonly fallbacks: readonly string[];
  /** Whether a guarded write that nothing stands in for and nobody makes later is reported. */
  readonly requireExistingOrDefer: boolean;
}

/** The rule whose disable comment accepts a write. */
export const RULE = 'endpoint-hygiene/no-iam-write-on-hot-path';

/** Findings by the path of their file, in the order of the text. */
export type FindingsByFile = ReadonlyMap<string, readonly IamFinding[]>;

/** Reports each write that an entry point reaches, and the call by which a hot function of another file gets there. */
export function findHotWrites(question: HotQuestion): FindingsByFile {
  const { open, guarded } = findOpenWrites(question);
  if (open.length === 0) return new Map();
  return toFindings(question.root, searchChains(question, open), guarded);
}

interface OpenWrites {
  readonly open: readonly IamWrite[];
  /** Those of them that fail fast, and no more. */
  readonly guarded: ReadonlySet<TSESTree.Node>;
}

/** The writes of all files that nothing mends, or not well enough. */
function findOpenWrites(question: HotQuestion): OpenWrites {
  const { evaluator, near, modules, rules, fallbacks, requireExistingOrDefer } = question;
  const writes = modules.flatMap((module) => {
    evaluator.renew();
    return findWrites(evaluator, module, rules);
  });
  const known = new Set<TSESTree.Node>(writes.map(({ node }) => node));
  const bound = findBoundWrites(near, modules, rules).filter(({ node }) => !known.has(node));
  const guarded = new Set<TSESTree.Node>();
  const open = [...writes, ...bound].filter((write) => {
    const kind = getMendingKind(evaluator, write, fallbacks);
    if (kind === 'guarded') guarded.add(write.node);
    return kind === undefined || (kind === 'guarded' && requireExistingOrDefer);
  });
  return { open, guarded };
}

interface Placed {
  readonly path: string;
  readonly finding: IamFinding;
}

function toFindings(
  root: string,
  chains: readonly Chain[],
  guarded: ReadonlySet<TSESTree.Node>,
): FindingsByFile {
  const getReason = (chain: Chain): IamReason => {
    if (guarded.has(chain.write.node)) return 'guardedWrite';
    return isRepeated(chain) ? 'hotWriteInLoop' : 'hotWrite';
  };
  const placed: Placed[] = chains.map((chain) => ({
    path: chain.write.module.path,
    finding: toFinding(root, chain, chain.write.node, getReason(chain)),
  }));
  const calls = new Map<TSESTree.Node, Placed>();
  for (const chain of chains) {
    const first = findEntryLink(chain);
    if (!first || first.of.module === chain.write.module || isAccepted(chain.write, RULE)) continue;
    if (guarded.has(chain.write.node)) continue;
    // Several writes behind one call are one thing to mend there.
    const place = { path: first.of.module.path, finding: toFinding(root, chain, first.call, 'hotCall') };
    if (!calls.has(first.call)) calls.set(first.call, place);
  }
  const byFile = new Map<string, IamFinding[]>();
  for (const { path, finding } of [...placed, ...calls.values()]) {
    byFile.set(path, [...(byFile.get(path) ?? []), finding]);
  }
  for (const findings of byFile.values()) findings.sort((a, b) => a.range[0] - b.range[0]);
  return byFile;
}

/** The last link that stands in the entry point's own body: a callback written there counts as a part of it. */
function findEntryLink({ links }: Chain): ChainLink | undefined {
  const [entry] = links;
  if (!entry) return undefined;
  const inside = links.filter(({ of }) => of.module === entry.of.module && contains(entry.of.node, of.node));
  const isUnbroken = inside.every((link, index) => link === links[index]);
  return isUnbroken ? inside.at(-1) : entry;
}

function toFinding(root: string, chain: Chain, node: TSESTree.Node, reason: IamReason): IamFinding {
  const { entry, write } = chain;
  const operation =
    write.operation.service === 'iam'
      ? write.operation.name
      : `${write.operation.service}:${write.operation.name}`;
  return {
    reason,
    range: [node.range[0], node.range[1]],
    isAtEntry: reason === 'hotCall' || entry.of.module === write.module,
    data: { operation, kind: entry.kind, entry: entry.label, chain: describeChain(root, chain, operation) },
    way: { evidence: entry.evidence, steps: toWaySteps(chain) },
  };
}
