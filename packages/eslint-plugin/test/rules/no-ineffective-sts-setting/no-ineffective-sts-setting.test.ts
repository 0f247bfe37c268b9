import { noIneffectiveStsSetting } from '../../../src/rules/no-ineffective-sts-setting.js';
import { runCases } from '../run-cases.js';
import { invalid } from './invalid.js';
import { invalidProviders, validProviders } from './providers.js';
import { valid } from './valid.js';

runCases('no-ineffective-sts-setting', noIneffectiveStsSetting, {
  valid: [...valid, ...validProviders],
  invalid: [...invalid, ...invalidProviders],
});
