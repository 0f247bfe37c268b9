import { noIamWriteOnHotPath } from '../../../src/rules/no-iam-write-on-hot-path.js';
import { runCases } from '../run-cases.js';
import { invalid } from './invalid.js';
import { valid } from './valid.js';

runCases('no-iam-write-on-hot-path', noIamWriteOnHotPath, { valid, invalid });
