import { noGlobalStsEndpoint } from '../../../src/rules/no-global-sts-endpoint.js';
import { runCases } from '../run-cases.js';
import { invalid } from './invalid.js';
import { urlInvalid } from './url-invalid.js';
import { urlValid } from './url-valid.js';
import { valid } from './valid.js';

runCases('no-global-sts-endpoint', noGlobalStsEndpoint, { valid, invalid });
runCases('no-global-sts-endpoint, addresses', noGlobalStsEndpoint, { valid: urlValid, invalid: urlInvalid });
