import { requireStsRegion } from '../../../src/rules/require-sts-region.js';
import { runCases } from '../run-cases.js';
import { invalid } from './invalid.js';
import { valid } from './valid.js';

runCases('require-sts-region', requireStsRegion, { valid, invalid });
