import { describe, expect, test } from 'vitest';
import { UnreadableSourceError, transformSource } from '../src/index.js';

const V3 = "import { STSClient } from '@aws-sdk/client-sts';\n";

function transform(text: string, options = {}) {
  return transformSource({ path: '/project/src/sts.ts', text }, options);
}

describe('transformSource', () => {
  test('gives back a text that holds nothing of STS, unread', () => {
    expect(transform('not ( a program')).toEqual({ text: 'not ( a program', changes: [], handWork: [] });
  });

  test('tells each change, in the order of the text', () => {
    const text = `${V3}const a = new STSClient({\n  maxAttempts: 1,\n});\nconst b = new STSClient({ region: 'aws-global' });\n`;
    expect(transform(text)).toEqual({
      text: `${V3}const a = new STSClient({\n  maxAttempts: 1,\n  region: process.env.AWS_REGION,\n});\nconst b = new STSClient({ region: process.env.AWS_REGION });\n`,
      changes: [
        {
          line: 2,
          originalLine: 2,
          sdk: 3,
          reason: 'noRegion',
          remedy: 'readRegionFromEnvironment',
          class: 'safe',
        },
        {
          line: 6,
          originalLine: 5,
          sdk: 3,
          reason: 'globalRegion',
          remedy: 'replaceGlobalRegion',
          class: 'assumes-region',
        },
      ],
      handWork: [],
    });
  });

  test('tells what is left to a person, with what there is to choose from', () => {
    const text = `${V3}const a = new STSClient({ region: 'eu-west-1', endpoint: 'https://sts.us-west-2.amazonaws.com' });\n`;
    expect(transform(text)).toEqual({
      text,
      changes: [],
      handWork: [
        {
          line: 2,
          originalLine: 2,
          reason: 'regionMismatch',
          problem: '`new STSClient` asks the endpoint of us-west-2 but signs for eu-west-1.',
          advice:
            'Make the two agree: which region is meant, the code does not say. ' +
            "To choose from: `'us-west-2'`, `'https://sts.eu-west-1.amazonaws.com'`.",
        },
      ],
    });
  });

  test('makes edits that touch each other in several passes, and each once', () => {
    const nested = `${V3}const a = new STSClient({ requestHandler: wrap(new STSClient({})) });\n`;
    const { text, changes } = transform(nested);
    expect(text).toBe(
      `${V3}const a = new STSClient({ requestHandler: wrap(new STSClient({ region: process.env.AWS_REGION })), region: process.env.AWS_REGION });\n`,
    );
    expect(changes).toHaveLength(2);
  });

  test('writes the region that the user names in place of AWS_REGION', () => {
    const { text, changes } = transform(`${V3}const a = new STSClient();\n`, {
      regionExpression: 'process.env.HOME_REGION',
    });
    expect(text).toBe(`${V3}const a = new STSClient({ region: process.env.HOME_REGION });\n`);
    expect(changes).toMatchObject([{ remedy: 'useRegionInSight', class: 'choose' }]);
  });

  test('throws on a text that does not parse, with the line', () => {
    const attempt = () => transform(`${V3}const a = new STSClient(;\n`);
    expect(attempt).toThrow(UnreadableSourceError);
    expect(attempt).toThrow("does not parse at line 2: ')' expected.");
  });
});
