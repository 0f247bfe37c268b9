import { readTable, type TableRow } from '../../oracle/table-file.mjs';
import { applyEdits, Project, type JudgeOptions, type Judgement, type Remedy } from '../../src/index.js';

/** A construction of a table, and what the analysis would do to one of its providers. */
export interface RowEdit {
  readonly row: TableRow;
  readonly sdk: 2 | 3;
  readonly judgement: Judgement;
  readonly remedy: Remedy;
  /** The call or construction of the provider. */
  readonly provider: string;
  /** The row's construction after the edits. */
  readonly edited: string;
}

/** The versions that a table was measured on, and its rows. */
export interface MeasuredRows {
  readonly versions: readonly string[];
  readonly rows: readonly TableRow[];
}

const NAMES = {
  '@aws-sdk/credential-providers':
    'createCredentialChain, fromCognitoIdentityPool, fromIni, fromNodeProviderChain, fromTemporaryCredentials, fromTokenFile, fromWebToken',
  '@aws-sdk/client-sts':
    'getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity, GetCallerIdentityCommand, STSClient',
  '@aws-sdk/client-cognito-identity': 'CognitoIdentityClient, ListIdentityPoolsCommand',
  './program.js': 'role, source, useWebIdentityFromEnvironment, webIdentityToken, webIdentityTokenFile',
};
const NAMESPACES = { webIdentity: 'web-identity', ini: 'ini', node: 'node' };

/** What stands before a row's construction, so that the analysis sees where its names come from. */
const HEADS: Readonly<Record<2 | 3, string>> = {
  2: "import AWS from 'aws-sdk';\nimport { useTokenFile } from './program.js';\n",
  3: [
    ...Object.entries(NAMES).map(([name, list]) => `import { ${list} } from '${name}';\n`),
    ...Object.entries(NAMESPACES).map(
      ([name, end]) => `import * as ${name} from '@aws-sdk/credential-provider-${end}';\n`,
    ),
  ].join(''),
};

const OPENING = 'export const main = async () => {\n  await (';
const CLOSING = ');\n};\n';
const PATH = '/project/src/program.ts';

const project = new Project();

/** Reads a committed table of many versions. */
export function readRows(id: string): MeasuredRows {
  const { versions, rows } = readTable(id);
  return { versions: Object.keys(versions), rows };
}

/** What the analysis would do to each provider in a row's construction, by its best remedy. */
export function findRowEdits(row: TableRow, sdk: 2 | 3, options: JudgeOptions = {}): readonly RowEdit[] {
  const { before = '', construction } = row;
  const start = `${HEADS[sdk]}${before}\n${OPENING}`;
  const text = `${start}${construction}${CLOSING}`;
  const judged = project.judge({ path: PATH, text }, options);
  if (!('judgements' in judged)) throw new Error(`${construction} does not parse`);
  return judged.judgements
    .filter((judgement) => judgement.kind === 'credential-provider' && judgement.sdk === sdk)
    .flatMap((judgement) => {
      const [remedy] = judgement.remedies;
      if (!remedy) return [];
      const edited = applyEdits(text, remedy.edits).slice(start.length, -CLOSING.length);
      return [{ row, sdk, judgement, remedy, provider: readCall(text.slice(judgement.range[0])), edited }];
    });
}

/** `fromWebToken({ a: b() })()…` -> `fromWebToken({ a: b() })` */
function readCall(text: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ')' && depth === 0) return text.slice(0, index + 1);
  }
  throw new Error(`no call: ${text}`);
}

/** The name by which a construction is found among the rows. */
export const keyOf = ({ before = '' }: TableRow, construction: string) => `${before} ${construction}`.trim();

/** The versions at both ends of each stretch over which a row's results stay the same. */
export function findEnds({ results }: TableRow): readonly string[] {
  const measured = Object.entries(results).map(([version, outcomes]) => [version, JSON.stringify(outcomes)]);
  return measured
    .filter(([, text], index) => measured[index - 1]?.[1] !== text || measured[index + 1]?.[1] !== text)
    .map(([version = '']) => version);
}
