import { preferRegionalSignInUrl } from '../../../src/rules/prefer-regional-sign-in-url.js';
import { runCases } from '../run-cases.js';
import { invalid } from './invalid.js';
import { valid } from './valid.js';

runCases('prefer-regional-sign-in-url', preferRegionalSignInUrl, { valid, invalid });
