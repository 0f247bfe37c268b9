import type { TSESTree } from '@typescript-eslint/types';
import { MOCK_PACKAGES, getStsSdk } from '../facts/sdk-packages.js';
import { getConstructor } from '../syntax/class-members.js';
import { findFrames } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { Frame } from '../syntax/frame.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey } from '../syntax/unwrap.js';
import { findAlternatives, type ClassNode, type Value } from '../syntax/values.js';
import type { ClientSite } from './finding.js';

const FIRST_ARGUMENT = { argument: 0 };

/** Every construction of an STS client that a file holds and that sends requests, in source order. */
export function findClients(evaluator: Evaluator, module: SourceModule): readonly ClientSite[] {
  if (isMocked(evaluator, module)) return [];
  return module.nodes.flatMap((node) => {
    const sdk = getConstructedSdk(evaluator, module, node);
    if (!sdk || isOnlyRead(module, node)) return [];
    const at = { node: node as ClientSite['at']['node'], module, frame: undefined };
    return [{ sdk, at, place: FIRST_ARGUMENT }];
  });
}

function getConstructedSdk(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.Node,
): 2 | 3 | undefined {
  if (node.type === 'CallExpression' && node.callee.type === 'Super') {
    const owner = findOwner(module, node);
    return owner?.superClass
      ? getStsSdkOf(evaluator, evaluator.evaluate(owner.superClass, module))
      : undefined;
  }
  if (node.type !== 'NewExpression' || isGlobalName(module, node.callee)) return undefined;
  return getStsSdkOf(evaluator, evaluator.evaluate(node.callee, module));
}

/** `Map`, `Promise`: nothing of this project or of a package. */
function isGlobalName(module: SourceModule, callee: TSESTree.Node): boolean {
  return callee.type === 'Identifier' && module.getVariable(callee) === undefined;
}

function findOwner(module: SourceModule, node: TSESTree.Node): ClassNode | undefined {
  for (const ancestor of module.ancestors(node)) {
    if (ancestor.type === 'ClassDeclaration' || ancestor.type === 'ClassExpression') return ancestor;
  }
  return undefined;
}

/** The SDK of an STS client class; a subclass counts where it has no constructor, whose `super(…)` would be the site. */
function getStsSdkOf(evaluator: Evaluator, callee: Value, seen = new Set<ClassNode>()): 2 | 3 | undefined {
  for (const option of findAlternatives(callee)) {
    const sdk = option.kind === 'external' ? getStsSdk(option) : getSubclassSdk(evaluator, option, seen);
    if (sdk) return sdk;
  }
  return undefined;
}

/** Half-typed code may have classes that extend each other: each is asked once. */
function getSubclassSdk(evaluator: Evaluator, value: Value, seen: Set<ClassNode>): 2 | 3 | undefined {
  if (value.kind !== 'class' || !value.at.node.superClass || getConstructor(value.at.node)) return undefined;
  if (seen.has(value.at.node)) return undefined;
  seen.add(value.at.node);
  const superclass = evaluator.evaluate(value.at.node.superClass, value.at.module, value.at.frame);
  return getStsSdkOf(evaluator, superclass, seen);
}

/** The frames in which a site constructs an STS client of its SDK: one for each caller in sight. */
export function findClientFrames(
  evaluator: Evaluator,
  { at, sdk }: ClientSite,
): readonly (Frame | undefined)[] {
  const frames = findFrames(evaluator, at.node, at.module);
  const { node, module } = at;
  if (node.type !== 'NewExpression') return frames;
  return frames.filter(
    (frame) => getStsSdkOf(evaluator, evaluator.evaluate(node.callee, module, frame)) === sdk,
  );
}

/** `new STSClient({}).config.region()`, or a client of which only the configuration is ever read. */
function isOnlyRead(module: SourceModule, node: TSESTree.Node): boolean {
  const parent = module.getParent(node);
  if (isConfigRead(module, node)) return true;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const [variable] = module.scopeManager.getDeclaredVariables(parent);
  const reads = variable?.references.filter(({ init }) => !init) ?? [];
  const declaration = module.getParent(parent);
  if (declaration && module.getParent(declaration)?.type === 'ExportNamedDeclaration') return false;
  return reads.length > 0 && reads.every(({ identifier }) => isConfigRead(module, identifier));
}

function isConfigRead(module: SourceModule, client: TSESTree.Node): boolean {
  const member = module.getParent(client);
  if (member?.type !== 'MemberExpression' || member.object !== client || getStaticKey(member) !== 'config')
    return false;
  const read = module.getParent(member);
  if (read?.type === 'VariableDeclarator' && read.id.type === 'ObjectPattern') {
    return read.id.properties.every(
      (property) => property.type === 'Property' && isRead(getStaticKey(property)),
    );
  }
  return read?.type === 'MemberExpression' && read.object === member && isRead(getStaticKey(read));
}

/** What another client is built from. */
function isRead(key: string | undefined): boolean {
  return key === 'region' || key === 'credentials';
}

const MOCKED_MODULE =
  /\b(?:jest|vi|vitest)\s*\.\s*(?:do)?[mM]ock\s*\(\s*['"`](?:aws-sdk|@aws-sdk\/client-sts)\b/;

/** Tells whether the file puts a mock in the place of STS clients. */
function isMocked(evaluator: Evaluator, module: SourceModule): boolean {
  if (!/mock/i.test(module.text)) return false;
  if (MOCKED_MODULE.test(module.text)) return true;
  return module.nodes.some((node) => {
    if (node.type !== 'CallExpression' || !/mock/i.test(module.textOf(node.callee))) return false;
    const callee = evaluator.evaluate(node.callee, module);
    if (callee.kind !== 'external' || !MOCK_PACKAGES.has(callee.package)) return false;
    return /STS/.test(node.arguments.map((argument) => module.textOf(argument)).join());
  });
}
