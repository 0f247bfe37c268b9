import { asRecord } from './as-record.js';

/**
 * Every target that a package.json's `exports` or `imports` gives a key, whatever the condition, in order.
 * { './*': { types: './dist/*.d.ts', default: './dist/*.js' } } and './a' -> ['./dist/a.d.ts', './dist/a.js']
 */
export function targetsOf(map: unknown, key: string): readonly string[] {
  const entries = asRecord(map);
  const hasKeys = entries && Object.keys(entries).some((name) => /^[.#]/.test(name));
  if (!hasKeys) return key === '.' ? leavesOf(map) : [];
  if (!key.includes('*') && Object.hasOwn(entries, key)) return leavesOf(entries[key]);
  const pattern = bestPattern(Object.keys(entries), key);
  if (pattern === undefined) return [];
  const star = pattern.indexOf('*');
  const filling = key.slice(star, key.length - (pattern.length - star - 1));
  return leavesOf(entries[pattern]).map((target) => target.replaceAll('*', filling));
}

/** The matching pattern with the longest text before its star, as Node chooses. */
function bestPattern(patterns: readonly string[], key: string): string | undefined {
  return patterns
    .filter((pattern) => matches(pattern, key))
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length)[0];
}

function matches(pattern: string, key: string): boolean {
  const [before, after, more] = pattern.split('*');
  if (before === undefined || after === undefined || more !== undefined) return false;
  return key.length >= pattern.length && key.startsWith(before) && key.endsWith(after);
}

function leavesOf(target: unknown): string[] {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap(leavesOf);
  return Object.values(asRecord(target) ?? {}).flatMap(leavesOf);
}
