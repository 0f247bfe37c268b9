import type { Origin } from '../facts/entry-points/origin.js';

/** How a value came about: a package's module object (`''`: a global), and the steps from there. */
export interface Trace {
  readonly package: string;
  readonly steps: readonly string[];
  /** The value is known by its annotation alone, with the type's name as its only step. */
  readonly isType?: boolean;
  /** The value is the first parameter of a function with this type. */
  readonly giver?: boolean;
}

/** Tells whether a package's name is one of those listed; `*` at the end stands for any rest. */
export function isListedPackage(name: string, packages: readonly string[]): boolean {
  const plain = name.replace(/^node:/, '');
  return packages.some((listed) => {
    const pattern = listed.replace(/^node:/, '');
    return pattern.endsWith('*') ? plain.startsWith(pattern.slice(0, -1)) : plain === pattern;
  });
}

/** Tells whether a trace leads to what an origin describes. */
export function isFrom(trace: Trace, origin: Origin): boolean {
  if (!isListedPackage(trace.package, origin.packages)) return false;
  if (trace.giver) return origin.givenBy.includes(trace.steps.at(-1)?.slice(1) ?? '');
  if (trace.isType) return origin.types.includes(trace.steps.at(-1)?.slice(1) ?? '');
  return matches(trace.steps, [...origin.path.map((name) => `.${name}`), ...origin.steps]);
}

function matches(steps: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return steps.length === 0;
  if (first === '.*') return steps.some((_, index) => matches(steps.slice(index), rest)) || matches([], rest);
  return steps[0] === first && matches(steps.slice(1), rest);
}
