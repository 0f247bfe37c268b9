import { requireCredentialProviderRegion } from '../../../src/rules/require-credential-provider-region.js';
import { runCases } from '../run-cases.js';
import { invalidV2 } from './invalid-v2.js';
import { invalid } from './invalid.js';
import { validV2 } from './valid-v2.js';
import { valid } from './valid.js';

runCases('require-credential-provider-region', requireCredentialProviderRegion, {
  valid: [...valid, ...validV2],
  invalid: [...invalid, ...invalidV2],
});
