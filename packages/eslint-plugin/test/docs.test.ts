import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { SETTING_NAMES } from '../src/settings.js';
import { createHeader, createTable, HEADER_END, rules, TABLE_END, TABLE_START } from './generated-docs.js';
import { createConfig, fix, lint, ROOT, toFinding } from './lint.js';

const PACKAGE = join(ROOT, 'packages/eslint-plugin');
const README = join(PACKAGE, 'README.md');
const STS_SECTIONS = ['Why', 'Wrong', 'Right', 'Fix', 'Settings', 'When not to use it'];

/** The sections of a page, by rule; a rule about STS has those above. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  'no-legacy-sts-setting': ['Why', 'What is found', ...STS_SECTIONS.slice(1)],
  'prefer-regional-sign-in-url': [
    'Why',
    'Wrong',
    'Right',
    'What counts',
    'Suggestions',
    'Settings',
    'When not to use it',
  ],
  'require-credential-provider-region': [
    'Why',
    'Wrong',
    'Right',
    'Fix',
    'Options',
    'Settings',
    'When not to use it',
  ],
  'no-iam-write-on-hot-path': [
    'Why',
    'Wrong',
    'Right',
    'Suggestions',
    'How the chain is found',
    'What is cold',
    'Accepting a write',
    'Options',
    'Settings',
    'Caches, editors and parallel runs',
    'When not to use it',
  ],
  'no-iam-use-before-propagation': [
    'Why',
    'Wrong',
    'Right',
    'What counts as waiting',
    'Settings',
    'When not to use it',
  ],
};

/** The page of AWS that a rule's page names, besides that on resilience. */
const SOURCES = {
  sts: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-sts-regionalized-endpoints.html',
  iam: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency',
};
const SAMPLE = `${ROOT}/service/sample.`;

const pathOf = (name: string) => join(PACKAGE, 'docs/rules', `${name}.md`);

interface Block {
  readonly section: string;
  readonly language: string;
  readonly text: string;
}

function findBlocks(path: string): readonly Block[] {
  const sections = readFileSync(path, 'utf8').split(/^## /m).slice(1);
  return sections.flatMap((section) =>
    [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
      section: section.slice(0, section.indexOf('\n')),
      language,
      text,
    })),
  );
}

/** The text before and after a diff. */
function readDiff(text: string): readonly [before: string, after: string] {
  const take = (signs: string) =>
    text.replace(/^(.)(.*\n)/gm, (_line, sign: string, rest: string) => (signs.includes(sign) ? rest : ''));
  return [take(' -'), take(' +')];
}

async function formatPage(text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(README)), parser: 'markdown' });
}

it('has a page for each rule, and no other', () => {
  const pages = readdirSync(join(PACKAGE, 'docs/rules'));
  expect(pages.sort()).toEqual(rules.map(([name]) => `${name}.md`).sort());
});

// Both pages are written anew by `vitest run packages/eslint-plugin/test/docs.test.ts --update`.
it('has a README with the table of rules', async () => {
  const [before = '', rest = ''] = readFileSync(README, 'utf8').split(TABLE_START);
  const after = rest.slice(rest.indexOf(TABLE_END) + TABLE_END.length);
  await expect(await formatPage(`${before}${createTable()}${after}`)).toMatchFileSnapshot(README);
});

it('has a README that names every setting', () => {
  const text = readFileSync(README, 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` *\| `[^|]*` *\| /gm)].map(([, name]) => name);
  expect(rows).toEqual(expect.arrayContaining([...SETTING_NAMES]));
});

describe.each(rules)('the page of %s', (name, rule) => {
  const path = pathOf(name);

  it('starts with what the rule says of itself', async () => {
    const [, rest = ''] = readFileSync(path, 'utf8').split(HEADER_END);
    await expect(await formatPage(`${createHeader(name, rule)}${rest}`)).toMatchFileSnapshot(path);
  });

  it('is where the rule says it is', () => {
    const [, relative = ''] = /\/blob\/main\/(.*)$/.exec(rule.meta.docs?.url ?? '') ?? [];
    expect(join(ROOT, relative)).toBe(path);
    expect(existsSync(path)).toBe(true);
  });

  it('has every section, with samples, and names the pages of AWS', () => {
    const text = readFileSync(path, 'utf8');
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(
      SECTIONS[name] ?? STS_SECTIONS,
    );
    for (const section of rule.meta.fixable ? ['Wrong', 'Right', 'Fix'] : ['Wrong', 'Right']) {
      expect(
        findBlocks(path).filter((block) => block.section === section),
        section,
      ).not.toEqual([]);
    }
    expect(text).toContain(
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/disaster-recovery-resiliency.html',
    );
    expect(text).toContain(SOURCES[rule.meta.docs?.theme ?? 'sts']);
  });

  it('links to what exists', () => {
    const text = readFileSync(path, 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\((\.[^)#]*)[^)]*\)/g)) {
      expect(existsSync(join(path, '..', target)), target).toBe(true);
    }
  });

  const blocks = findBlocks(path)
    .filter(({ language }) => /^(?:js|ts|diff)$/.test(language))
    .map((block, index) => [`${String(index + 1)} (${block.section})`, block] as const);

  it.each(blocks)('has a sample that does what it shows: %s', (_title, { section, language, text }) => {
    const reports = (settings: object) =>
      lint(createConfig('typescript', settings), `${SAMPLE}${language}`, text);
    if (section === 'Wrong')
      expect(reports({}).map((report) => toFinding(report).split('/')[0])).toEqual([name]);
    else if (section !== 'Fix') expect(reports({})).toEqual([]);
    else {
      const [before, after] = readDiff(text);
      expect(fix(createConfig('typescript', { fixHosts: true }), `${SAMPLE}js`, before).output).toBe(after);
    }
  });
});
