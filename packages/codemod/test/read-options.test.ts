import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readOptions } from '../src/read-options.js';

/** What jscodeshift adds of its own. */
const OWN = {
  verbose: 0,
  dry: false,
  print: false,
  babel: true,
  extensions: 'js,ts',
  parser: 'babel',
  ignorePattern: [],
};

describe('readOptions', () => {
  test('takes nothing from the options of jscodeshift', () => {
    expect(readOptions(OWN)).toEqual({});
  });

  test.each([
    [{ stsFactories: 'createSts' }, { stsFactories: ['createSts'] }],
    [{ stsFactories: 'createSts, regionalSts' }, { stsFactories: ['createSts', 'regionalSts'] }],
    [{ stsFactories: ['createSts', 'a,b'] }, { stsFactories: ['createSts', 'a', 'b'] }],
    [{ includeTests: true }, { includeTests: true }],
    [{ includeTests: false }, { includeTests: false }],
    [{ region: 'process.env.MY_REGION' }, { regionExpression: 'process.env.MY_REGION' }],
    [{ region: "process.env['MY_REGION']" }, { regionExpression: "process.env['MY_REGION']" }],
    [{ region: 'process.env.A ?? process.env.B' }, { regionExpression: 'process.env.A ?? process.env.B' }],
    [{ region: "process.env.A || 'eu-west-1'" }, { regionExpression: "process.env.A || 'eu-west-1'" }],
    [{ sdkVersion: '3.540.0' }, { sdkVersion: '3.540.0' }],
    [{ fallbacks: 'tryLater,useShared' }, { iam: { fallbacks: ['tryLater', 'useShared'] } }],
    [{ root: 'services/api' }, { iam: { root: resolve('services/api') } }],
  ])('reads %j', (raw, options) => {
    expect(readOptions({ ...OWN, ...raw })).toEqual(options);
  });

  test.each([
    [{ stsFactories: 1 }, '--stsFactories=1 does not name functions'],
    [{ stsFactories: true }, '--stsFactories=true does not name functions'],
    [{ stsFactories: 'a,,b' }, '--stsFactories=a,,b does not name functions'],
    [{ stsFactories: ['a', 2] }, '--stsFactories=["a",2] does not name functions'],
    [{ includeTests: 'src' }, '--includeTests took "src" for its value'],
    [{ includeTests: 1 }, '--includeTests took "1" for its value'],
    [{ region: true }, '--region=true is not an expression'],
    [{ region: 'eu-west-1' }, '--region=eu-west-1 is not an expression'],
    [{ region: 'config.region' }, '--region=config.region is not an expression'],
    [{ region: "process.env.A ?? 'b' || 'c'" }, 'is not an expression'],
    [{ region: 'process.env.A, x: 1' }, 'is not an expression'],
    [
      { stsFactory: 'a' },
      '--stsFactory is no option. There are --stsFactories, --includeTests, --region, --sdkVersion, --fallbacks, --root.',
    ],
    [{ regions: 'a' }, '--regions is no option'],
    [{ sdkVersion: 3.5 }, '--sdkVersion=3.5 is no version of SDK v3'],
    [{ sdkVersion: '2.1693.0' }, '--sdkVersion=2.1693.0 is no version of SDK v3'],
    [{ sdk: '3.540.0' }, '--sdk is no option'],
    [{ fallbacks: true }, '--fallbacks=true does not name functions'],
    [{ fallback: 'a' }, '--fallback is no option'],
    [{ root: true }, '--root=true is no folder'],
  ])('refuses %j', (raw, message) => {
    expect(() => readOptions({ ...OWN, ...raw })).toThrow(message);
  });
});
