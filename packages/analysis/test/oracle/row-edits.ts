import { readTable, type TableRow } from '../../oracle/table-file.mjs';
import { applyEdits, Project, type JudgeOptions, type Judgement, type Remedy } from '../../src/index.js';

/** A construction of a table, and what the analysis says of one of its providers. */
export interface JudgedRow {
  readonly row: TableRow;
  readonly sdk: 2 | 3;
  readonly judgement: Judgement;
  /** The call or construction of the provider. */
  readonly provider: string;
}

/** The same, and what the analysis would do by its best remedy. */
export interface RowEdit extends JudgedRow {
  readonly remedy: Remedy;
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

/** A program around a row's construction, with what stands before that. */
function toProgram({ before = '', construction }: TableRow, sdk: 2 | 3) {
  const start = `${HEADS[sdk]}${before}\n${OPENING}`;
  return { start, text: `${start}${construction}${CLOSING}` };
}

/** What the analysis says of each provider in a row's construction. */
export function judgeRow(row: TableRow, sdk: 2 | 3, options: JudgeOptions = {}): readonly JudgedRow[] {
  const { text } = toProgram(row, sdk);
  const judged = project.judge({ path: PATH, text }, options);
  if (!('judgements' in judged)) throw new Error(`${row.construction} does not parse`);
  return judged.judgements
    .filter((judgement) => judgement.kind === 'credential-provider' && judgement.sdk === sdk)
    .map((judgement) => ({ row, sdk, judgement, provider: readCall(text.slice(judgement.range[0])) }));
}

/** What the analysis would do to each provider of a row that it has a remedy for. */
export function findRowEdits(judged: readonly JudgedRow[]): readonly RowEdit[] {
  return judged.flatMap((one) => {
    const [remedy] = one.judgement.remedies;
    if (!remedy) return [];
    const { start, text } = toProgram(one.row, one.sdk);
    const edited = applyEdits(text, remedy.edits).slice(start.length, -CLOSING.length);
    return [{ ...one, remedy, edited }];
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
