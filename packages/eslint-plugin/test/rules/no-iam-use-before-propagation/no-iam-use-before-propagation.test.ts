import { noIamUseBeforePropagation } from '../../../src/rules/no-iam-use-before-propagation.js';
import { runCases } from '../run-cases.js';
import { invalid } from './invalid.js';
import { valid } from './valid.js';

runCases('no-iam-use-before-propagation', noIamUseBeforePropagation, { valid, invalid });
