import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observeAll, type Run } from '../../oracle/observe.mjs';
import { applyEdits, Project } from '../../src/index.js';
import { checkEdit } from './edit-claims.js';
import { GLOBAL_HOST } from './host-region.js';
import { findSites } from './sites.js';

/** Clients that nothing but the environment can move: `sts` with a region of their own, `bare` without. */
const CLIENTS = `
const AWS = require('aws-sdk');
exports.sts = new AWS.STS({ region: 'eu-west-1' });
exports.bare = new AWS.STS();
`;

/** Programs that set the variable for themselves, each in another way. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'assignment.js': `process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';${CLIENTS}`,
  'upper-case.js': `process.env['AWS_STS_REGIONAL_ENDPOINTS'] = 'LEGACY';${CLIENTS}`,
  'object-assign.js': `Object.assign(process.env, { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' });${CLIENTS}`,
  'whole-environment.js': `process.env = { ...process.env, AWS_STS_REGIONAL_ENDPOINTS: 'legacy' };${CLIENTS}`,
  'reflect.js': `Reflect.set(process.env, 'AWS_STS_REGIONAL_ENDPOINTS', 'legacy');${CLIENTS}`,
  'afterwards.js': `${CLIENTS}process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n`,
};

const folder = mkdtempSync(join(tmpdir(), 'legacy-settings-'));
const before = new Map<string, readonly Run[]>();
const after = new Map<string, readonly Run[]>();

/** The remedy of the setting alone, without those of the clients. */
function mendSetting(path: string, text: string) {
  const judged = new Project().judge({ path, text });
  const judgements = 'judgements' in judged ? judged.judgements : [];
  const [setting, ...others] = judgements.filter(({ kind }) => kind === 'legacy-setting');
  expect(others).toEqual([]);
  const [remedy] = setting?.remedies ?? [];
  return { class: remedy?.class, keepsHost: remedy?.keepsHost, text: applyEdits(text, remedy?.edits ?? []) };
}

beforeAll(async () => {
  mkdirSync(join(folder, 'mended'));
  const targets = Object.entries(PROGRAMS).map(([name, text]) => {
    const path = join(folder, name);
    const mended = join(folder, 'mended', name);
    writeFileSync(path, text);
    writeFileSync(mended, mendSetting(path, text).text);
    return { target: path, mended };
  });
  const runs = await observeAll([
    ...targets.map(({ target }) => ({ target })),
    ...targets.map(({ target, mended }) => ({ target, overlay: { [target]: mended } })),
  ]);
  Object.keys(PROGRAMS).forEach((name, index) => {
    before.set(name, runs[index] ?? []);
    after.set(name, runs[targets.length + index] ?? []);
  });
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(Object.entries(PROGRAMS))('%s', (name, text) => {
  const find = (runs: readonly Run[] | undefined) => findSites(runs ?? []);

  it('is global whatever the environment was', () => {
    const hosts = find(before.get(name)).flatMap(({ visits }) =>
      visits.flatMap(({ clients }) => clients.map(({ host }) => host)),
    );
    expect(hosts.length).toBeGreaterThan(10);
    expect(new Set(hosts)).toEqual(new Set([GLOBAL_HOST]));
  });

  it('is regional after the edit, wherever a region is set', () => {
    const sites = find(after.get(name));
    const complaints = find(before.get(name)).map((site, index) =>
      checkEdit(site, sites[index] ?? site, true),
    );
    expect(complaints).toEqual([[], []]);
  });

  it('has a client that throws without a region, so that the edit assumes one', () => {
    const [, bare] = find(before.get(name));
    const [, mended] = find(after.get(name));
    if (!bare || !mended) throw new Error('two clients are built');
    expect(checkEdit(bare, mended, false).join()).toContain('Missing region in config');
    const remedy = mendSetting(join(folder, name), text);
    expect(remedy).toMatchObject({ class: 'assumes-region', keepsHost: false });
  });
});
