import type { IamReason } from '@endpoint-hygiene/analysis';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPORTED_REASONS } from '../../analysis/test/fixtures/reported-reasons.js';
import { plugin } from '../src/plugin.js';
import { IAM_REMEDY_MESSAGES, REMEDY_MESSAGES } from '../src/remedy-messages.js';
import { SHARED_MESSAGES } from '../src/rule.js';
import { rules } from './generated-docs.js';
import { ROOT } from './lint.js';

/** Of a message as it is written; a chain takes what it takes. */
const MOST_CHARACTERS = 280;

const HOT_WORDS = ['operation', 'plane', 'kind', 'entry', 'chain'];

const PROVIDER_WORDS = ['client', 'setting', 'package'];

/** Words that the data of a judgement or finding always has for a reason. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  awsConfigSetting: ['name'],
  regionMismatch: ['client', 'region', 'endpointRegion'],
  ignoredStsConfig: ['client', 'ignored'],
  providerNoRegion: PROVIDER_WORDS,
  providerIgnoresEnvironment: PROVIDER_WORDS,
  providerIgnoresClientRegion: PROVIDER_WORDS,
  providerNeedsRegion: PROVIDER_WORDS,
  providerMayLackRegion: PROVIDER_WORDS,
  legacyEnvironment: ['name'],
  legacyEnvironmentMap: ['name'],
  globalConsoleUrl: ['address'],
  globalFederationUrl: ['address'],
  globalSamlUrl: ['address'],
  singleSamlRegion: ['address'],
  hotWrite: HOT_WORDS,
  hotWriteInLoop: HOT_WORDS,
  hotCall: HOT_WORDS,
  guardedWrite: HOT_WORDS,
  usedBeforePropagation: ['operation', 'use', 'resource', 'created'],
};

/** The rules about IAM, each with the reasons of its findings. */
const IAM_REASONS: Readonly<Record<string, readonly IamReason[]>> = {
  'no-iam-write-on-hot-path': ['hotWrite', 'hotWriteInLoop', 'hotCall', 'guardedWrite'],
  'no-iam-use-before-propagation': ['usedBeforePropagation'],
};

function findOwnMessages(messages: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const others = { ...SHARED_MESSAGES, ...IAM_REMEDY_MESSAGES };
  return Object.entries(messages).filter(([id]) => !Object.hasOwn(others, id));
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
  const sts = {
    'endpoint-hygiene/require-sts-region': 'warn',
    'endpoint-hygiene/no-global-sts-endpoint': 'error',
    'endpoint-hygiene/require-credential-provider-region': 'error',
    'endpoint-hygiene/no-ineffective-sts-setting': 'error',
    'endpoint-hygiene/no-legacy-sts-setting': 'error',
    'endpoint-hygiene/prefer-regional-sign-in-url': 'warn',
  };
  const recommended = { ...sts, 'endpoint-hygiene/no-iam-write-on-hot-path': 'error' };
  const iam = {
    'endpoint-hygiene/no-iam-write-on-hot-path': 'error',
    'endpoint-hygiene/no-iam-use-before-propagation': 'warn',
  };
  const strict = {
    ...Object.fromEntries(names.map((name) => [name, 'error'])),
    'endpoint-hygiene/require-credential-provider-region': ['error', { profiles: true }],
    'endpoint-hygiene/no-iam-write-on-hot-path': ['error', { requireExistingOrDefer: true }],
  };

  it.each([
    ['recommended', recommended],
    ['strict', strict],
    ['sts', sts],
    ['iam', iam],
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
    ['legacy-sts', sts],
    ['legacy-iam', iam],
  ] as const)('has %s for .eslintrc', (name, severities) => {
    expect(plugin.configs[name]).toEqual({ plugins: ['endpoint-hygiene'], rules: severities });
  });
});

describe('messages', () => {
  it('has one for each reason, in the rule that reports it, and no other', () => {
    const owners = rules.flatMap(([rule, { meta }]) =>
      findOwnMessages(meta.messages).map(([id]) => [id, rule]),
    );
    const sts = Object.entries(REPORTED_REASONS).map(([reason, { rule }]) => [reason, rule]);
    const iam = Object.entries(IAM_REASONS).flatMap(([rule, reasons]) =>
      reasons.map((reason) => [reason, rule]),
    );
    expect(owners.sort()).toEqual([...sts, ...iam].sort());
  });

  it.each(rules)('has sentences of a bearable length in %s', (_name, { meta }) => {
    for (const [id, message] of findOwnMessages(meta.messages)) {
      expect(message.length, id).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(message, id).toMatch(/^(?:[A-Z`']|\{\{operation\}\}).*[^.]\.$/);
      // What is wrong, what it does, what to do; a colon joins the first two where both are short.
      const sentences = meta.docs?.theme === 'iam' ? 3 : 2;
      expect(message.split(/\. (?=[A-Z])/).length, id).toBe(sentences);
    }
  });

  it.each(rules)('uses words that every judgement brings in %s', (_name, { meta }) => {
    for (const [id, message] of findOwnMessages(meta.messages)) {
      const words = [...message.matchAll(/\{\{(\w+)\}\}/g)].map(([, word]) => word);
      expect(WORDS[id] ?? ['client'], id).toEqual(expect.arrayContaining(words));
    }
  });

  it('has sentences for suggestions', () => {
    const messages = { ...REMEDY_MESSAGES, ...IAM_REMEDY_MESSAGES };
    for (const [id, message] of Object.entries(messages)) expect(message, id).toMatch(/^[A-Z].*\.$/);
  });
});

describe.each(rules)('%s', (name, { meta }) => {
  it('is a problem', () => {
    expect(meta.type).toBe('problem');
  });

  it('has suggestions where there is an edit, and fixes where it is about STS and no person chooses', () => {
    const isAboutSts = meta.docs?.theme === 'sts';
    const hasSuggestions = isAboutSts || name === 'no-iam-write-on-hot-path' ? true : undefined;
    const fixable = isAboutSts && name !== 'prefer-regional-sign-in-url' ? 'code' : undefined;
    expect([meta.fixable, meta.hasSuggestions]).toEqual([fixable, hasSuggestions]);
  });

  it('has a description that is no sentence', () => {
    expect(meta.docs?.description).toMatch(/^(?:Require|Disallow) .*[^.]$/);
  });
});

describe('options', () => {
  it('are where the rule about hot paths reports and how strictly, and whether profiles count, and nothing else', () => {
    const withOptions = rules.filter(([, { meta }]) => (meta.schema as readonly unknown[]).length > 0);
    expect(withOptions.map(([name]) => name)).toEqual([
      'require-credential-provider-region',
      'no-iam-write-on-hot-path',
    ]);
    expect(plugin.rules['require-credential-provider-region'].meta).toMatchObject({
      defaultOptions: [{ profiles: false }],
      schema: [{ properties: { profiles: { type: 'boolean' } }, additionalProperties: false }],
    });
    expect(plugin.rules['no-iam-write-on-hot-path'].meta).toMatchObject({
      defaultOptions: [{ report: 'both', requireExistingOrDefer: false }],
      schema: [
        {
          properties: {
            report: { enum: ['write', 'entry', 'both'] },
            requireExistingOrDefer: { type: 'boolean' },
          },
          additionalProperties: false,
        },
      ],
    });
  });
});
