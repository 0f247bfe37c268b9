import type { TSESTree } from '@typescript-eslint/types';
import { relative, sep } from 'node:path';
import type { WayPlace, WayStep } from '../iam-finding.js';
import { getFunctionName } from '../syntax/function-name.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { Chain, ChainLink } from './find-chains.js';

/** ``handler (src/api.ts:12) → provisionTenant (src/tenants.ts:40) → CreateRole``. */
export function describeChain(root: string, { links }: Chain, operation: string): string {
  const names = findNamedLinks(links).map(({ name, of: { module, node } }) => {
    const path = relative(root, module.path).split(sep).join('/');
    return `${name} (${path}:${String(module.lineAt(node.range[0]))})`;
  });
  return [...names, operation].join(' → ');
}

/** The same chain for programs: each function with the call by which it goes on; the last call is the write. */
export function toWaySteps({ links, write }: Chain): readonly WayStep[] {
  const named = findNamedLinks(links);
  return named.map(({ name, of: { module, node } }, index) => {
    // A nameless callback is left out: its caller's next call is the one inside it.
    const next = named[index + 1]?.link;
    const call = (next && links[links.indexOf(next) - 1]) ?? links.at(-1);
    return {
      name,
      at: toPlace(module, node),
      call: call ? toPlace(call.of.module, call.call) : toPlace(write.module, write.node),
    };
  });
}

interface NamedLink extends Pick<ChainLink, 'of'> {
  readonly name: string;
  readonly link: ChainLink;
}

/** A nameless callback on the way says nothing that its neighbours do not. */
function findNamedLinks(links: readonly ChainLink[]): readonly NamedLink[] {
  return links.flatMap((link, index) => {
    const name = getFunctionName(link.of.module, link.of.node) ?? (index === 0 ? 'handler' : undefined);
    return name === undefined ? [] : [{ name, of: link.of, link }];
  });
}

function toPlace(module: SourceModule, { range }: TSESTree.Node): WayPlace {
  return { path: module.path, range: [range[0], range[1]], line: module.lineAt(range[0]) };
}
