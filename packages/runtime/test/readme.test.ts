import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as runtime from '../src/index.js';
import { readProtection } from '../src/protection.js';
import { findTypeErrors } from './type-checker.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The fenced TypeScript blocks, in order. */
const SAMPLES = [...README.matchAll(/<!-- sample -->\n\n```ts\n([^]*?)```/g)].map(
  ([, sample = '']) => sample,
);

it('samples type-check, under strict and exactOptionalPropertyTypes', () => {
  expect(SAMPLES.length).toBeGreaterThan(6);
  expect(SAMPLES.length).toBe(README.match(/```ts/g)?.length);
  expect(
    findTypeErrors(new Map(SAMPLES.map((text, index) => [`sample-${String(index)}.mts`, text]))),
  ).toEqual([]);
});

it('names everything that can be called', () => {
  const missing = Object.keys(runtime).filter((name) => !README.includes(name));
  expect(missing).toEqual([]);
});

it('tells the defaults that hold', () => {
  const { timeLimitMs, failuresToOpen, retryAfterMs, throttlingIsUnavailable } = readProtection({});
  const settings = { timeLimitMs, failuresToOpen, retryAfterMs, throttlingIsUnavailable };
  for (const [option, value] of Object.entries(settings)) {
    const [, told] = new RegExp(`\\| \`${option}\` +\\| \`?([^ \`]+)\`? +\\|`).exec(README) ?? [];
    expect(`${option} ${told ?? ''}`).toBe(`${option} ${value.toLocaleString('en')}`);
  }
});
