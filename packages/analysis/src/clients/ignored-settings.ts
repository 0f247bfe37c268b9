import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import type { SettingFinding } from './finding.js';
import { isConfig, type Statement } from './surroundings.js';

/** The settings of `AWS.config` that v2 never reads: `stsRegionalEndpoints` there and in `AWS.config.sts`. */
export function findIgnoredSettings(
  module: SourceModule,
  statements: readonly Statement[],
): readonly SettingFinding[] {
  return statements.flatMap(({ kind, node }) => (kind === 'config' ? findIgnoredIn(module, node) : []));
}

function findIgnoredIn(module: SourceModule, node: TSESTree.Node): SettingFinding[] {
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
    const key = getStaticKey(node.left);
    const target = module.textOf(node.left);
    if (key === 'stsRegionalEndpoints' && isRegionalText(node.right))
      return [{ node, property: undefined, statement: getStatement(module, node), name: target }];
    return key === 'sts' ? findInLiteral(node.right, `${target}.stsRegionalEndpoints`) : [];
  }
  if (node.type !== 'CallExpression' || !node.arguments[0]) return [];
  const settings = unwrap(node.arguments[0]);
  return [
    ...findInLiteral(settings, 'AWS.config.stsRegionalEndpoints'),
    ...findProperties(settings, 'sts').flatMap(({ value }) =>
      findInLiteral(value, 'AWS.config.sts.stsRegionalEndpoints'),
    ),
  ];
}

function findInLiteral(node: TSESTree.Node, name: string): SettingFinding[] {
  const object = unwrap(node);
  if (object.type !== 'ObjectExpression') return [];
  return findProperties(object, 'stsRegionalEndpoints')
    .filter(({ value }) => isRegionalText(value))
    .map((property) => ({
      node: property,
      property: { node: property, object },
      statement: undefined,
      name,
    }));
}

function findProperties(node: TSESTree.Node, key: string): TSESTree.Property[] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.filter(
    (property): property is TSESTree.Property =>
      property.type === 'Property' && getStaticKey(property) === key,
  );
}

/** The statement that an assignment makes up alone. */
function getStatement(module: SourceModule, node: TSESTree.Node): TSESTree.Node | undefined {
  const parent = module.getParent(node);
  const isListed = parent && ['Program', 'BlockStatement'].includes(module.getParent(parent)?.type ?? '');
  return parent?.type === 'ExpressionStatement' && isListed ? parent : undefined;
}

/** `legacy` asks for what happens anyway; only a hope for `regional` is worth a word. */
function isRegionalText(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type !== 'Literal' || value.value === 'regional';
}

/** Tells whether the file hands `AWS.config` itself on, so that a client may read the setting after all. */
export function handsConfigOn(evaluator: Evaluator, module: SourceModule): boolean {
  return module.nodes.some((node) => {
    if (node.type !== 'MemberExpression' && node.type !== 'Identifier') return false;
    if (!/config$/.test(module.textOf(node))) return false;
    const parent = module.getParent(node);
    const isGiven =
      ((parent?.type === 'NewExpression' || parent?.type === 'CallExpression') && parent.callee !== node) ||
      parent?.type === 'SpreadElement' ||
      (parent?.type === 'VariableDeclarator' && parent.init === node) ||
      (parent?.type === 'Property' &&
        parent.value === node &&
        module.getParent(parent)?.type === 'ObjectExpression') ||
      (parent?.type === 'AssignmentExpression' && parent.right === node);
    return isGiven && isConfig(evaluator.evaluate(node, module));
  });
}
