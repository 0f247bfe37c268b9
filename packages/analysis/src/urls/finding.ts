import type { TSESTree } from '@typescript-eslint/types';
import type { Range, Reason, Verdict } from '../judgement.js';
import type { Signing } from './signing.js';
import type { TextNode } from './trace-texts.js';

/** One address of a file that leads to a host without a region of its own, or to one region alone. */
export interface UrlFinding {
  readonly kind: 'sts-url' | 'sign-in-url';
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** What to underline: where the address is spelled out, else where it is used. */
  readonly node: TSESTree.Node;
  /** The address or host as the code gives it, for people to read. */
  readonly address: string;
  /** Every text of the file that spells this address out, and has to change with it. */
  readonly texts: readonly AddressText[];
  /** How an address of a region is made of this one: its host replaced, a region put in front of it, or one asked for. */
  readonly change: 'host' | 'prefix' | 'query' | 'list' | 'none';
  /** The signing of its request, where it is shown. */
  readonly signings: readonly Signing[];
  /** True where all that the request is made of is in sight, and nothing in it is signed. */
  readonly isPlain: boolean;
  /** The object that names a service and leaves its host to the signer. */
  readonly hostless: TSESTree.ObjectExpression | undefined;
}

/** A string or template, and the part of it that is the host. */
export interface AddressText {
  readonly node: TextNode;
  readonly host: Range;
}
