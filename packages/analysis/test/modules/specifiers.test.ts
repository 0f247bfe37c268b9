import { expect, it } from 'vitest';
import { isPackageSpecifier, isPathSpecifier, packageNameOf } from '../../src/modules/specifiers.js';

it.each([
  'aws-sdk',
  'aws-sdk/clients/sts',
  '@aws-sdk/client-sts',
  '@smithy/types',
  'fs',
  'fs/promises',
  'node:test',
  'npm:@aws-sdk/client-sts@3',
  'https://example.com/a.js',
  'data:text/javascript,1',
  'file:///a.js',
  '',
])('%j is no file of the project', (specifier) => {
  expect(isPackageSpecifier(specifier)).toBe(true);
});

it.each(['./aws-sdk', 'aws-sdk-mock', '@acme/config', '@/config', '~/config', '#config', 'config', '/opt/x'])(
  '%j may be a file of the project',
  (specifier) => {
    expect(isPackageSpecifier(specifier)).toBe(false);
  },
);

it.each([
  ['.', true],
  ['..', true],
  ['./', true],
  ['./a', true],
  ['../a', true],
  ['/a', true],
  ['.a', false],
  ['...', false],
  ['a', false],
  ['#a', false],
])('%j is a path: %s', (specifier, expected) => {
  expect(isPathSpecifier(specifier)).toBe(expected);
});

it.each([
  ['config', 'config'],
  ['config/a/b', 'config'],
  ['@acme/config', '@acme/config'],
  ['@acme/config/a', '@acme/config'],
  ['socket.io', 'socket.io'],
  ['@acme', undefined],
  ['@/a', undefined],
  ['@acme/', undefined],
  ['.a', undefined],
  ['#a', undefined],
  ['a b', undefined],
  ['a\\b', undefined],
])('%j belongs to %s', (specifier, expected) => {
  expect(packageNameOf(specifier)).toBe(expected);
});
