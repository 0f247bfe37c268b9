// Shows which claims hold, and where the others do not.
import { paint, print } from './terminal.mjs';

/**
 * Prints each claim, and returns whether all hold.
 * @param {readonly import('./claims.mjs').Claim[]} claims
 */
export function printClaims(claims) {
  for (const { text, exceptions } of claims) {
    const holds = exceptions.length === 0;
    print(`  ${holds ? paint('green', '✓') : paint('red', '✗')} ${text}`);
    for (const exception of exceptions) print(paint('red', `      but: ${exception}`));
  }
  return claims.every(({ exceptions }) => exceptions.length === 0);
}
