import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from './source-module.js';
import { getStaticKey, unwrap } from './unwrap.js';
import type { ClassNode } from './values.js';

/** What a class assigns to its fields, found once. */
interface FieldWrites {
  /** The right sides of `this.key = …`. */
  readonly whole: ReadonlyMap<string, readonly TSESTree.Node[]>;
  /** Keys of `this.key.property = …`: the object in the field is not what its initialiser shows. */
  readonly deep: ReadonlySet<string>;
}

const fieldWrites = new WeakMap<ClassNode, FieldWrites>();

/** What the statements of a class write to its own fields. */
export function getFieldWrites(owner: ClassNode, module: SourceModule): FieldWrites {
  const known = fieldWrites.get(owner);
  if (known) return known;
  const whole = new Map<string, TSESTree.Node[]>();
  const deep = new Set<string>();
  for (const node of module.findInside(owner)) {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') continue;
    const key = getThisKey(node.left);
    const outerKey = getThisKey(unwrap(node.left.object));
    if (key !== undefined) whole.set(key, [...(whole.get(key) ?? []), node.right]);
    if (outerKey !== undefined) deep.add(outerKey);
  }
  const writes = { whole, deep };
  fieldWrites.set(owner, writes);
  return writes;
}

/** `accounts.config.region = …` or `accounts.config = …` outside the class, whatever `accounts` is. */
export function isWrittenFromOutside(module: SourceModule, owner: ClassNode, key: string): boolean {
  return module.nodes.some((node) => {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false;
    if (node.range[0] >= owner.range[0] && node.range[1] <= owner.range[1]) return false;
    const { object } = node.left;
    return (
      getStaticKey(node.left) === key || (object.type === 'MemberExpression' && getStaticKey(object) === key)
    );
  });
}

/** `this.key`. */
export function getThisKey(node: TSESTree.Node): string | undefined {
  return node.type === 'MemberExpression' && node.object.type === 'ThisExpression'
    ? getStaticKey(node)
    : undefined;
}
