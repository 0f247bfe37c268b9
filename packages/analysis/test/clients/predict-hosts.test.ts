import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Project } from '../../src/project.js';

interface Table {
  readonly rows: readonly {
    readonly construction: string;
    readonly before?: string;
    readonly results: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }[];
}

const IMPORTS =
  "import { STSClient, STS } from '@aws-sdk/client-sts';\nimport AWS from 'aws-sdk';\nexport const client = ";
/** What the tables call all of their environments. */
const EVERYWHERE = 'everywhere';
/** An AWS.Config comes with a setting of its own, which comes before the environment: a construction does not show it. */
const HOLDS_MORE = /new AWS\.Config\(/;
const project = new Project();

/** What the newest SDK did, by environment; the region after the slash is the one that it signed for. */
function readMeasured(name: string): readonly (readonly [string, ReadonlyMap<string, string>])[] {
  const url = new URL(`../../oracle/tables/${name}.json`, import.meta.url);
  const { rows } = JSON.parse(readFileSync(url, 'utf8')) as Table;
  return rows
    .filter(
      ({ before, construction }) =>
        before === undefined &&
        /^new (?:STSClient|STS|AWS\.STS)\([^;]*\)$/.test(construction) &&
        !HOLDS_MORE.test(construction),
    )
    .map(({ construction, results }) => {
      const latest = Object.entries(results).find(([versions]) => versions.includes('latest'))?.[1] ?? {};
      const byEnvironment = Object.entries(latest).flatMap(([environments, answer]) =>
        environments.split(', ').map((environment) => [environment, answer.replace(/ \/ .*$/, '')] as const),
      );
      return [construction, new Map(byEnvironment)];
    });
}

/** What is predicted, by environment, with the regions that the oracle sets. */
function predict(construction: string): ReadonlyMap<string, string> | undefined {
  const [client] = project.explainClients({ path: '/nowhere/a.ts', text: IMPORTS + construction });
  const hosts = client?.variants.length === 1 ? (client.variants[0]?.hosts ?? []) : [];
  if (hosts.length === 0) return undefined;
  return new Map(
    hosts.map(({ environment, host, error }) => {
      const answer = host?.replace(/<AWS_REGION>/, 'ap-northeast-1') ?? `throws: ${error ?? ''}`;
      return [environment, answer];
    }),
  );
}

describe.each([
  ['sts-v3', 30],
  ['sts-v3-global-switch', 30],
  ['sts-v2', 20],
])('hosts of %s', (name, least) => {
  const predicted = readMeasured(name).flatMap(([construction, measured]) => {
    const predictions = predict(construction);
    // What AWS.config holds, a construction does not show.
    const isKnown = predictions && ![...predictions.values()].some((host) => host.includes('<'));
    return isKnown ? [[construction, predictions, measured] as const] : [];
  });

  test('many are predicted', () => {
    expect(predicted.length).toBeGreaterThanOrEqual(least);
  });

  test.each(predicted)('%s asks as predicted', (_construction, predictions, measured) => {
    const own = [...predictions.keys()].map((environment) => [
      environment,
      measured.get(environment) ?? measured.get(EVERYWHERE),
    ]);
    expect([...predictions]).toEqual(own);
  });
});
