import type { TSESTree } from '@typescript-eslint/types';
import type { DecoratorShape, HeritageShape } from '../facts/entry-points/entry-point.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import type { ClassNode } from '../syntax/values.js';
import { isFunctionNode } from '../syntax/nodes.js';
import { isFromOrigins, type Examined } from './examined.js';
import type { FunctionRef } from './find-targets.js';
import { isImported } from './imported-names.js';

function findMethods(
  owner: ClassNode,
  names?: readonly string[],
): readonly (TSESTree.MethodDefinition | TSESTree.PropertyDefinition)[] {
  return owner.body.body.filter(
    (element): element is TSESTree.MethodDefinition | TSESTree.PropertyDefinition => {
      if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') return false;
      return !names || names.includes(getStaticKey(element) ?? '');
    },
  );
}

function toRef(
  module: SourceModule,
  { value }: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): readonly FunctionRef[] {
  return value && isFunctionNode(value) ? [{ node: value, module }] : [];
}

/** Methods under a decorator, and the hot methods of a decorated class. */
export function findDecorated(file: Examined, shape: DecoratorShape): readonly FunctionRef[] {
  const { module, outline } = file;
  const isMeant = ({ expression }: TSESTree.Decorator): boolean => {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    return isFromOrigins(module, file.evaluator, callee, shape.decorators);
  };
  return outline.classes.flatMap((owner) => {
    // Parsers that know no decorators leave the list out.
    const isOwnerMeant =
      shape.on === 'class' && ((owner.decorators as TSESTree.Decorator[] | undefined) ?? []).some(isMeant);
    const methods = findMethods(owner, shape.methods);
    const meant =
      shape.on === 'class'
        ? isOwnerMeant
          ? methods
          : []
        : methods.filter((method) =>
            ((method.decorators as TSESTree.Decorator[] | undefined) ?? []).some(isMeant),
          );
    return meant.flatMap((method) => toRef(module, method));
  });
}

/** Methods of classes that extend or implement what a package exports. */
export function findHeirs({ module, outline }: Examined, shape: HeritageShape): readonly FunctionRef[] {
  return outline.classes.flatMap((owner) => {
    const bases = [owner.superClass, ...(owner.implements ?? []).map(({ expression }) => expression)];
    const isHeir = bases.some(
      (base) => base && isImported(module, unwrap(base), shape.packages, shape.bases),
    );
    return isHeir ? findMethods(owner, shape.methods).flatMap((method) => toRef(module, method)) : [];
  });
}
