import { Project } from '@endpoint-hygiene/analysis';
import type { ESLint } from 'eslint';
import { Linter } from 'eslint';
import { join, parse } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plugin } from '../src/plugin.js';
import { createConfig, lint, ROOT, toFinding } from './lint.js';

const FILE = `${ROOT}/service/client.ts`;
const TEXT = "import { STSClient } from '@aws-sdk/client-sts';\nnew STSClient({});\n";
const NO_REGION = ['require-sts-region/noRegion'];

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the analysis', () => {
  it('runs once for all rules', () => {
    const judge = vi.spyOn(Project.prototype, 'judge');
    expect(lint(createConfig('typescript'), FILE, TEXT).map(toFinding)).toEqual(NO_REGION);
    expect(judge).toHaveBeenCalledTimes(1);
  });

  it('runs again for the same source under other settings', () => {
    const linter = new Linter();
    const verify = (settings: object) => {
      const messages = linter.verify(linter.getSourceCode(), createConfig('typescript', settings), FILE);
      return messages.map(toFinding);
    };
    linter.verify(TEXT, createConfig('typescript'), FILE);
    expect(verify({})).toEqual(NO_REGION);
    expect(verify({ runtime: 'lambda' })).toEqual([]);
    expect(verify({})).toEqual(NO_REGION);
  });

  it('is not asked of STS where the text does not speak of it', () => {
    const judge = vi.spyOn(Project.prototype, 'judge');
    const text = "import { S3Client } from '@aws-sdk/client-s3';\nexport const s3 = new S3Client({});\n";
    expect(lint(createConfig('typescript'), FILE, text)).toEqual([]);
    expect(judge).not.toHaveBeenCalled();
  });

  it('has no listeners of rules about STS where the text does not speak of it', () => {
    const listeners = new Map<string, object>();
    for (const [name, rule] of Object.entries(plugin.rules)) {
      const { create } = rule;
      vi.spyOn(rule, 'create').mockImplementation((context) => {
        const listener = create(context);
        listeners.set(name, listener);
        return listener;
      });
    }
    lint(createConfig('typescript'), FILE, 'export const one = 1;\n');
    const silent = [...listeners].filter(([, listener]) => Object.keys(listener).length === 0);
    expect(silent.map(([name]) => `endpoint-hygiene/${name}`).sort()).toEqual(
      Object.keys(plugin.configs.sts.rules).sort(),
    );
  });

  it('is asked of IAM once, in every file', () => {
    const hotPaths = vi.spyOn(Project.prototype, 'findHotPaths');
    const earlyUses = vi.spyOn(Project.prototype, 'findEarlyUses');
    const config = createConfig('typescript', { fallbacks: ['useExistingRole'] });
    lint(config, FILE, 'export const one = 1;\n');
    expect(hotPaths).toHaveBeenCalledTimes(1);
    expect(earlyUses).toHaveBeenCalledTimes(1);
    expect(hotPaths.mock.calls[0]?.[1]).toEqual({
      fallbacks: ['useExistingRole'],
      // The preset is strict.
      requireExistingOrDefer: true,
    });
  });

  it.each(['judge', 'findHotPaths', 'findEarlyUses'] as const)(
    'ends no run by an error of its own: %s',
    (method) => {
      const asked = vi.spyOn(Project.prototype, method).mockImplementation(() => {
        throw new TypeError('a fault');
      });
      const expected = method === 'judge' ? [] : NO_REGION;
      expect(lint(createConfig('typescript'), FILE, TEXT).map(toFinding)).toEqual(expected);
      expect(asked).toHaveBeenCalledTimes(1);
    },
  );

  it('ends no run by a place that the text does not have', () => {
    const data = { operation: 'CreateRole', kind: 'request', entry: 'a route', chain: 'CreateRole' };
    vi.spyOn(Project.prototype, 'findHotPaths').mockReturnValue([
      { reason: 'hotWrite', range: [0, 6], isAtEntry: true, data },
      { reason: 'hotWrite', range: [0, TEXT.length + 1], isAtEntry: true, data },
    ]);
    const expected = ['no-iam-write-on-hot-path/hotWrite', ...NO_REGION];
    expect(lint(createConfig('typescript'), FILE, TEXT).map(toFinding)).toEqual(expected);
  });

  it('ends no run by a file that it cannot read', () => {
    vi.spyOn(Project.prototype, 'judge').mockReturnValue({ failure: { message: 'odd', line: 1 } });
    expect(lint(createConfig('typescript'), FILE, TEXT)).toEqual([]);
  });
});

describe('half-typed code', () => {
  const source = `import { STSClient } from '@aws-sdk/client-sts';
import AWS from 'aws-sdk';
const shared = { ...defaults, maxAttempts: 2 };
AWS.config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
class Sessions extends STSClient { constructor({ region } = {}) { super({ ...shared, region }); } }
export const sts = new AWS.STS({ region: process.env.AWS_REGION || fallback(), endpoint: \`https://sts.\${region}.amazonaws.com\` });
export default async () => new STSClient(Object.assign({}, shared, await load()));
`;

  it.each(['typescript', 'espree'] as const)('never makes the analysis throw (%s)', (parser) => {
    const judge = vi.spyOn(Project.prototype, 'judge');
    const linter = new Linter();
    const tokens = [...source.matchAll(/\w+|[^\s\w]/g)];
    for (const { index, 0: token } of tokens) {
      const without = source.slice(0, index) + source.slice(index + token.length);
      linter.verify(without, createConfig(parser), FILE);
    }
    expect(judge.mock.results.length).toBeGreaterThan(50);
    expect(judge.mock.results.filter(({ type }) => type === 'throw')).toEqual([]);
  });
});

describe('names of files', () => {
  const judgedPath = (filename: string | undefined, config: Linter.Config = createConfig('typescript')) => {
    const judge = vi.spyOn(Project.prototype, 'judge');
    const options = filename === undefined ? {} : { filename };
    const messages = new Linter({ cwd: ROOT }).verify(
      TEXT,
      [{ ...config, files: ['**/*.{js,ts,md}'] }],
      options,
    );
    expect(messages.map(toFinding)).toEqual(NO_REGION);
    return judge.mock.calls[0]?.[0].path;
  };

  it('takes text without a name for a file of no project', () => {
    expect(judgedPath(undefined)).toBe(join(parse(ROOT).root, '<input>'));
  });

  it('takes the path of a file as it is', () => {
    expect(judgedPath(FILE)).toBe(FILE);
  });

  it('sets a block that a processor cut out beside the file it comes from', () => {
    const processor: Linter.Processor = {
      preprocess: (text) => [{ text, filename: 'block.js' }],
      postprocess: (lists) => lists.flat(),
    };
    const config = { ...createConfig('typescript'), processor };
    expect(judgedPath(`${ROOT}/service/README.md`, config)).toBe(`${ROOT}/service/0_block.js`);
  });
});

describe('other languages', () => {
  /** A language whose tree has the form of no JavaScript. */
  const createLanguage = (ast: object): ESLint.Plugin => ({
    languages: {
      ini: {
        fileType: 'text',
        lineStart: 1,
        columnStart: 1,
        nodeTypeKey: 'type',
        validateLanguageOptions: () => undefined,
        parse: () => ({ ok: true, ast }),
        createSourceCode: (file) => ({
          ast,
          text: file.body as string,
          getLoc: () => ({ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
          getRange: () => [0, 0] as [number, number],
          *traverse() {
            yield { kind: 1, target: ast, phase: 1, args: [ast] } as never;
          },
        }),
      },
    },
  });

  it.each([{ type: 'Document' }, { type: 'Program' }])('are left alone: $type', (ast) => {
    const config: Linter.Config = {
      files: ['**/*.ini'],
      plugins: { text: createLanguage(ast), 'endpoint-hygiene': plugin },
      language: 'text/ini',
      rules: plugin.configs.strict.rules,
    };
    const judge = vi.spyOn(Project.prototype, 'judge');
    expect(new Linter().verify('sts_regional_endpoints = legacy', [config], 'aws.ini')).toEqual([]);
    expect(judge).not.toHaveBeenCalled();
  });
});
