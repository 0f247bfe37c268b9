import { isKnownRegion, isRegionLike } from '../facts/regions.js';
import { returnValues } from '../syntax/evaluate-call.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { Lookup } from '../syntax/flat-object.js';
import { findAlternatives, type Located, type Value } from '../syntax/values.js';

/**
 * What a `region` setting gives.
 * - `missing`: not set, or set to undefined (`isExplicit`).
 * - `global`: the pseudo region aws-global.
 * - `known`: a region of today, spelled out.
 * - `named`: of a region's form, read from the environment, or built from parts: explicit, but not to be checked.
 * - `odd`: a literal that is no region.
 * - `unknown`: not shown.
 */
export interface Region {
  readonly kind: 'missing' | 'global' | 'known' | 'named' | 'odd' | 'unknown';
  readonly isExplicit: boolean;
  /** The region's name where it is a literal. */
  readonly name?: string | undefined;
  /** True where the value may turn out undefined or empty. */
  readonly mayBeUndefined: boolean;
  readonly value?: Value | undefined;
  readonly at?: Located | undefined;
}

const UNSET: Region = { kind: 'missing', isExplicit: false, mayBeUndefined: true };

/** Every alternative of a region setting. */
export function findRegions(evaluator: Evaluator, lookup: Lookup): readonly Region[] {
  if (lookup.status === 'missing') return [UNSET];
  if (lookup.status === 'unknown') return [{ ...UNSET, kind: 'unknown' }];
  const { value, at } = lookup.property;
  return findAlternatives(value).flatMap((option) => readRegion(evaluator, option, at));
}

function readRegion(evaluator: Evaluator, value: Value, at: Located): readonly Region[] {
  const base = { isExplicit: true, mayBeUndefined: false, value, at };
  if (value.kind === 'literal') return [{ ...base, ...readName(value.value) }];
  if (value.kind === 'environment')
    return [{ ...base, kind: 'named', mayBeUndefined: value.isPresent !== true }];
  if (value.kind === 'text') return [{ ...base, kind: 'named' }];
  if (value.kind === 'function') {
    // v3 takes a function that returns the region.
    return findAlternatives(returnValues(evaluator, value.at)).flatMap((option) =>
      option.kind === 'function'
        ? [{ ...base, kind: 'unknown' as const }]
        : readRegion(evaluator, option, at),
    );
  }
  const isPresent = value.kind === 'unknown' && value.isPresent === true;
  return [{ ...base, kind: 'unknown', mayBeUndefined: !isPresent }];
}

function readName(value: unknown): Pick<Region, 'kind' | 'name' | 'mayBeUndefined'> {
  if (value === undefined || value === null) return { kind: 'missing', mayBeUndefined: true };
  // An empty name throws everywhere, whatever the environment says.
  if (value === '') return { kind: 'odd', mayBeUndefined: true };
  const name = String(value);
  if (name === 'aws-global') return { kind: 'global', name, mayBeUndefined: false };
  if (isKnownRegion(name)) return { kind: 'known', name, mayBeUndefined: false };
  return { kind: isRegionLike(name) ? 'named' : 'odd', name, mayBeUndefined: false };
}
