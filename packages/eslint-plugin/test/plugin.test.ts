import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPORTED_REASONS } from '../../analysis/test/fixtures/reported-reasons.js';
import { plugin } from '../src/plugin.js';
import { REMEDY_MESSAGES } from '../src/remedy-messages.js';
import { SHARED_MESSAGES } from '../src/rule.js';
import { rules } from './generated-docs.js';
import { ROOT } from './lint.js';

const MOST_CHARACTERS = 220;

/** Words that a judgement's data always has for a reason. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  awsConfigSetting: ['name'],
  regionMismatch: ['client', 'region', 'endpointRegion'],
};

function findOwnMessages(messages: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(messages).filter(([id]) => !Object.hasOwn(SHARED_MESSAGES, id));
}

describe('the plugin', () => {
  it('says the name and version of its package', () => {
    const manifest: unknown = JSON.parse(
      readFileSync(join(ROOT, 'packages/eslint-plugin/package.json'), 'utf8'),
    );
    const { name, version } = manifest as { name: string; version: string };
    expect(plugin.meta).toEqual({ name, version, namespace: 'endpoint-hygiene' });
  });

  it('shows itself as default, out of sight of what prints it', () => {
    expect(plugin.default).toBe(plugin);
    expect(Object.keys(plugin)).toEqual(['meta', 'rules', 'configs']);
  });
});

describe('presets', () => {
  const names = rules.map(([name]) => `endpoint-hygiene/${name}`);
  const recommended = {
    'endpoint-hygiene/require-sts-region': 'warn',
    'endpoint-hygiene/no-global-sts-endpoint': 'error',
    'endpoint-hygiene/no-ineffective-sts-setting': 'error',
  };
  const strict = Object.fromEntries(names.map((name) => [name, 'error']));

  it.each([
    ['recommended', recommended],
    ['strict', strict],
    ['sts', recommended],
  ] as const)('has %s for flat configurations', (name, severities) => {
    expect(plugin.configs[name]).toEqual({
      name: `endpoint-hygiene/${name}`,
      plugins: { 'endpoint-hygiene': plugin },
      rules: severities,
    });
    expect(plugin.configs[name].plugins['endpoint-hygiene']).toBe(plugin);
  });

  it.each([
    ['legacy-recommended', recommended],
    ['legacy-strict', strict],
  ] as const)('has %s for .eslintrc', (name, severities) => {
    expect(plugin.configs[name]).toEqual({ plugins: ['endpoint-hygiene'], rules: severities });
  });
});

describe('messages', () => {
  it('has one for each reason, in the rule that reports it, and no other', () => {
    const owners = rules.flatMap(([rule, { meta }]) =>
      findOwnMessages(meta.messages).map(([id]) => [id, rule]),
    );
    const expected = Object.entries(REPORTED_REASONS).map(([reason, { rule }]) => [reason, rule]);
    expect(owners.sort()).toEqual(expected.sort());
  });

  it.each(rules)('has sentences of a bearable length in %s', (_name, { meta }) => {
    for (const [id, message] of findOwnMessages(meta.messages)) {
      expect(message.length, id).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(message, id).toMatch(/^[A-Z`'].*[^.]\.$/);
      expect(message.split(/\. (?=[A-Z])/).length, `${id}: what is wrong, and what to do`).toBe(2);
    }
  });

  it.each(rules)('uses words that every judgement brings in %s', (_name, { meta }) => {
    for (const [id, message] of findOwnMessages(meta.messages)) {
      const words = [...message.matchAll(/\{\{(\w+)\}\}/g)].map(([, word]) => word);
      expect(WORDS[id] ?? ['client'], id).toEqual(expect.arrayContaining(words));
    }
  });

  it('has sentences for suggestions', () => {
    for (const [id, message] of Object.entries(REMEDY_MESSAGES)) expect(message, id).toMatch(/^[A-Z].*\.$/);
  });
});

describe.each(rules)('%s', (_name, { meta }) => {
  it('is a problem, with fixes and suggestions, and takes no options', () => {
    expect(meta).toMatchObject({ type: 'problem', fixable: 'code', hasSuggestions: true, schema: [] });
  });

  it('has a description that is no sentence', () => {
    expect(meta.docs?.description).toMatch(/^(?:Require|Disallow) .*[^.]$/);
  });
});
