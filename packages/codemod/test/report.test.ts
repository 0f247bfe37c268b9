import { describe, expect, test } from 'vitest';
import { formatReport } from '../src/report.js';
import { transformSource } from '../src/transform-source.js';

/** What is reported of a text, without the heading. */
function report(text: string): string[] {
  const result = transformSource({ path: '/project/src/settings.js', text });
  return formatReport('src/settings.js', result, 'line')?.split('\n').slice(1) ?? [];
}

describe('a legacy setting', () => {
  test('of this process: who asks another host is said, and what it needs', () => {
    expect(report("process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n")).toEqual([
      '  src/settings.js:1  Changed: each client of SDK v2 that reads it asks its own region now, and throws ' +
        '"Missing region in config" where none is set. Confirm that one always is.',
    ]);
  });

  test('of a function in Lambda, which has a region: there is nothing to confirm', () => {
    const text = `import { Function } from 'aws-cdk-lib/aws-lambda';
export const add = (stack) =>
  new Function(stack, 'Worker', { environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } });
`;
    expect(report(text)).toEqual([]);
  });

  test('whose value another function gives is left to a person', () => {
    const text = `const modeOf = (stage) => {
  if (stage === 'old') return 'legacy';
  return stage;
};
process.env.AWS_STS_REGIONAL_ENDPOINTS = modeOf('old');
`;
    expect(report(text)).toEqual([
      '  src/settings.js:5  SDK v2 in this process asks the global endpoint: AWS_STS_REGIONAL_ENDPOINTS is set to ' +
        '`legacy`. Set it to `regional` where its value is made, or take it out.',
    ]);
  });
});
