import type { TSESTree } from '@typescript-eslint/types';
import type { ConfigurationPlace } from '../facts/credential-providers.js';
import type { Reason, Verdict } from '../judgement.js';
import type { FlatObject } from '../syntax/flat-object.js';
import type { Located } from '../syntax/values.js';
import type { Endpoint } from './endpoint.js';
import type { Region } from './region.js';

/** A construction of an STS client: `new X(…)`, or `super(…)` in a subclass. */
export interface ClientSite {
  readonly sdk: 2 | 3;
  readonly at: Located<TSESTree.NewExpression | TSESTree.CallExpression>;
  /** Where its configuration stands; undefined where it takes none. */
  readonly place: ConfigurationPlace | undefined;
}

/** One way in which a client may be configured, with its verdict. */
export interface Variant {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly region: Region;
  readonly endpoint: Endpoint;
  readonly configuration: FlatObject;
}

/** What is known of one client: the variant that decides, and whether all others agree with it. */
export interface ClientFinding {
  readonly site: ClientSite;
  readonly decisive: Variant;
  readonly variants: readonly Variant[];
  /** True when every variant has the decisive reason, so that one edit serves all. */
  readonly isUniform: boolean;
}

/** An `AWS.config` setting that v2 ignores. */
export interface SettingFinding {
  readonly node: TSESTree.Node;
  /** The property that can be removed, with the object literal that holds it; undefined for an assignment. */
  readonly property:
    { readonly node: TSESTree.Property; readonly object: TSESTree.ObjectExpression } | undefined;
  /** The statement that can be removed where the setting is an assignment. */
  readonly statement: TSESTree.Node | undefined;
  readonly name: string;
}
