import { isKnownRegion } from './regions.js';

/** Stands for a part of an address that the code does not show. */
export const HOLE = '\u0000';

/** What a person or an identity provider does at an address of AWS Sign-In. */
export type SignInPage = 'console' | 'federation' | 'saml';

/** What an address says of the region whose sign-in page it leads to. */
export interface SignInAddress {
  readonly page: SignInPage;
  /** True where it leads to us-east-1 because no region is named. */
  readonly isGlobal: boolean;
  /** What stands in front of `signin.` or `console.`: an account, a region, or nothing. */
  readonly prefix: string;
  readonly service: 'signin' | 'console';
}

const ADDRESS =
  /^https?:\/\/(?:([^/?#]+)\.)?(signin|console)\.aws\.amazon\.com(?::443)?(\/[^?#]*)?(\?[^#]*)?(?:#.*)?$/i;
const REGION_IN_QUERY = /[?&]region=/i;
/** What is put behind them is a query. */
const FEDERATION_PATH = new RegExp(`^/federation/?(?:${HOLE}.*)?$`);
const SAML_PATH = new RegExp(`^/saml/?(?:${HOLE}.*)?$`);
const CONSOLE_PATH = /^\/console(?:\/home)?\/?$/;

/**
 * Reads an address of AWS Sign-In in the partition of commercial regions, its unknown parts given as holes; undefined
 * for any other address, and for a page that has no regional form of its own. The other partitions have hosts of their
 * own, none of which is us-east-1's.
 */
export function parseSignInAddress(address: string): SignInAddress | undefined {
  if (/\s/.test(address)) return undefined;
  const [, prefix = '', host = '', path = '/', query = ''] = ADDRESS.exec(address) ?? [];
  if (host === '') return undefined;
  const service = host.toLowerCase() === 'signin' ? 'signin' : 'console';
  const page = getPage(service, path, prefix);
  if (!page || /\*/.test(prefix)) return undefined;
  const isAccount = service === 'signin' && page === 'console';
  const isRegional =
    (isAccount ? isKnownRegion(prefix) : prefix !== '') || (page === 'console' && namesRegion(query));
  return { page, isGlobal: !isRegional, prefix, service };
}

/** `ACCOUNT.signin…` has a page of its own at `/console` alone; at the others a prefix is a region. */
function getPage(service: SignInAddress['service'], path: string, prefix: string): SignInPage | undefined {
  if (service === 'console') return isRoot(path) || CONSOLE_PATH.test(path) ? 'console' : undefined;
  if (FEDERATION_PATH.test(path)) return 'federation';
  if (SAML_PATH.test(path)) return 'saml';
  if (CONSOLE_PATH.test(path)) return 'console';
  return isRoot(path) && prefix === '' ? 'console' : undefined;
}

function isRoot(path: string): boolean {
  return path === '/';
}

/** A query that is not wholly shown may name the region. */
function namesRegion(query: string): boolean {
  return REGION_IN_QUERY.test(query) || query.includes(HOLE);
}
