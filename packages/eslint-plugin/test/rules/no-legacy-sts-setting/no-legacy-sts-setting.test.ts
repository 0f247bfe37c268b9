import { noLegacyStsSetting } from '../../../src/rules/no-legacy-sts-setting.js';
import { runCases } from '../run-cases.js';
import { invalid } from './invalid.js';
import { valid } from './valid.js';

runCases('no-legacy-sts-setting', noLegacyStsSetting, { valid, invalid });
