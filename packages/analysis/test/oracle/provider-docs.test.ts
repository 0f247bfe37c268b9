import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROVIDER_DOCS, writeProviderDocs } from '../../oracle/provider-docs.mjs';

const UPDATE = 'Run node packages/analysis/oracle/write-provider-docs.mjs';

it('says in the docs what the committed tables say', () => {
  const text = readFileSync(PROVIDER_DOCS, 'utf8').replaceAll('\r\n', '\n');
  expect(text === writeProviderDocs(), UPDATE).toBe(true);
});

it('shows every provider of the tables, on every version, with the boundaries that the rules know', () => {
  const text = writeProviderDocs();
  for (const name of ['fromTemporaryCredentials', 'fromWebToken', 'fromTokenFile', 'getDefaultRoleAssumer'])
    expect(text).toContain(`### \`${name}\``);
  expect(text).toContain('| 3.778.0 to 3.1173.0 | `us-east-1` | `ap-northeast-1` |');
  expect(text).not.toContain('| undefined');
});
