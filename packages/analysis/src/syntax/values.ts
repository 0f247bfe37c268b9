import type { TSESTree } from '@typescript-eslint/types';
import type { Frame } from './frame.js';
import type { SourceModule } from './source-module.js';

/** A node where it stands: its file, and what the parameters in sight are bound to. */
export interface Located<N extends TSESTree.Node = TSESTree.Node> {
  readonly node: N;
  readonly module: SourceModule;
  readonly frame: Frame | undefined;
}

/** What an expression may be at run time, as far as the code in sight shows it. */
export type Value =
  | LiteralValue
  | TextValue
  | EnvironmentValue
  | ObjectValue
  | ArrayValue
  | UnionValue
  | ExternalValue
  | NamespaceValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | ResultValue
  | UnknownValue;

/** A primitive that the code spells out. */
export interface LiteralValue {
  readonly kind: 'literal';
  readonly value: string | number | boolean | bigint | null | undefined;
}

/** A string of which some parts are not literal: `https://sts.${region}.amazonaws.com`. */
export interface TextValue {
  readonly kind: 'text';
  readonly parts: readonly Value[];
}

/** `process.env.NAME` and its like in Deno, Bun and Vite. Set or not: the environment decides. */
export interface EnvironmentValue {
  readonly kind: 'environment';
  readonly name: string;
  /** Known not to be empty, since `||` or `??` stands behind it. */
  readonly isPresent?: boolean;
}

/** An object literal with what was written to it later, in order; entries are evaluated when asked for. */
export interface ObjectValue {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
}

/** One step in the making of an object. */
export type ObjectEntry =
  | { readonly kind: 'property'; readonly key: string; readonly value: () => Value; readonly at: Located }
  | { readonly kind: 'spread'; readonly value: () => Value }
  /** `delete config.region`, `const { region, ...rest } = config`. */
  | { readonly kind: 'removed'; readonly key: string }
  /** This key may have been written: a conditional assignment, an accessor. */
  | { readonly kind: 'uncertain'; readonly key: string }
  /** Any key may have been written: a computed key, an object handed to code out of sight. */
  | { readonly kind: 'anything' };

export interface ArrayValue {
  readonly kind: 'array';
  readonly elements: readonly (() => Value)[];
}

/** One of several: a ternary, `||`, several returns, several callers. */
export interface UnionValue {
  readonly kind: 'union';
  readonly options: readonly Value[];
}

/** Something a package exports: `path` leads from its module object, `default` left out. A global has package ''. */
export interface ExternalValue {
  readonly kind: 'external';
  readonly package: string;
  readonly path: readonly string[];
}

/** The module object of a file of this project. */
export interface NamespaceValue {
  readonly kind: 'namespace';
  readonly module: SourceModule;
}

export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression | TSESTree.FunctionDeclaration;

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export interface FunctionValue {
  readonly kind: 'function';
  readonly at: Located<FunctionNode>;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly at: Located<ClassNode>;
}

/** `new callee(…)`, or `this` in a class of the project, which has no construction. */
export interface InstanceValue {
  readonly kind: 'instance';
  readonly callee: Value;
  readonly construction: Located<TSESTree.NewExpression> | undefined;
}

/** What a function out of sight returned. */
export interface ResultValue {
  readonly kind: 'result';
  readonly callee: ExternalValue;
  readonly at: Located<TSESTree.CallExpression>;
}

/** Not shown. Two unknowns with the same identity are the same value. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly identity: string | undefined;
  /** Known not to be empty, since `||` or `??` stands behind it. */
  readonly isPresent?: boolean;
}

export const UNKNOWN: UnknownValue = { kind: 'unknown', identity: undefined };
export const UNDEFINED: LiteralValue = { kind: 'literal', value: undefined };

const MOST_OPTIONS = 16;

/** Wraps a primitive. */
export function literal(value: LiteralValue['value']): LiteralValue {
  return { kind: 'literal', value };
}

/** Joins alternatives, flat and without repeated primitives; too many of them are unknown. */
export function union(options: readonly Value[]): Value {
  const flat: Value[] = [];
  for (const option of options.flatMap(findAlternatives)) {
    if (!flat.some((known) => isSameValue(known, option))) flat.push(option);
  }
  if (flat.length === 0 || flat.length > MOST_OPTIONS) return UNKNOWN;
  return flat.length === 1 ? (flat[0] as Value) : { kind: 'union', options: flat };
}

/** The alternatives of a union; any other value is its own only one. */
export function findAlternatives(value: Value): readonly Value[] {
  return value.kind === 'union' ? value.options : [value];
}

/** Tells whether two values are shown to be the same at run time. */
export function isSameValue(a: Value, b: Value): boolean {
  if (a === b) return a.kind !== 'unknown' || a.identity !== undefined;
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value;
  if (a.kind === 'environment' && b.kind === 'environment') return a.name === b.name;
  if (a.kind === 'unknown' && b.kind === 'unknown')
    return a.identity !== undefined && a.identity === b.identity;
  if (a.kind === 'external' && b.kind === 'external') {
    return a.package === b.package && a.path.join('.') === b.path.join('.');
  }
  return false;
}

/** The string a value is, or undefined. */
export function getString(value: Value): string | undefined {
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
