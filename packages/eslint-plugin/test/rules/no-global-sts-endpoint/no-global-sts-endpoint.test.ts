import { noGlobalStsEndpoint } from '../../../src/rules/no-global-sts-endpoint.js';
import { runCases } from '../run-cases.js';
import { invalid } from './invalid.js';
import { valid } from './valid.js';

runCases('no-global-sts-endpoint', noGlobalStsEndpoint, { valid, invalid });
