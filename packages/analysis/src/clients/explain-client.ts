import type { Range, Reason, Verdict } from '../judgement.js';
import { lookUp, type FlatProperty } from '../syntax/flat-object.js';
import type { Value } from '../syntax/values.js';
import { describeClient } from './describe.js';
import type { ClientFinding, Variant } from './finding.js';
import { predictHosts, type HostPrediction } from './predict-hosts.js';

/** A setting of a client, as the code in sight shows it. */
export interface SettingExplanation {
  readonly name: string;
  /** `unknown`: it may be set by code out of sight. */
  readonly status: 'found' | 'missing' | 'unknown';
  /** What it is at run time, as code: `'eu-west-1'`, `process.env.AWS_REGION`. */
  readonly value?: string;
  /** Where that was given last. */
  readonly at?: { readonly path: string; readonly line: number };
}

/** One way in which a client may be configured, and what comes of it. */
export interface VariantExplanation {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly settings: readonly SettingExplanation[];
  /** Empty where the code in sight does not show it. */
  readonly hosts: readonly HostPrediction[];
}

/** What is known of one STS client. */
export interface ClientExplanation {
  readonly sdk: 2 | 3;
  /** The class as it is written. */
  readonly client: string;
  readonly range: Range;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly variants: readonly VariantExplanation[];
}

const SETTINGS: Readonly<Record<2 | 3, readonly string[]>> = {
  2: ['region', 'endpoint', 'stsRegionalEndpoints', 'useFipsEndpoint', 'useDualstackEndpoint'],
  3: ['region', 'endpoint', 'useGlobalEndpoint', 'useFipsEndpoint', 'useDualstackEndpoint'],
};
/** Of these something is said also where they are not found. */
const ALWAYS = new Set(['region', 'endpoint', 'stsRegionalEndpoints']);

/** Says of a client what was found, which values led to its verdict, and whom it asks. */
export function explainClient(finding: ClientFinding): ClientExplanation {
  const { site, decisive, variants } = finding;
  const { node } = site.at;
  return {
    sdk: site.sdk,
    client: describeClient(finding).client ?? '',
    range: [node.range[0], node.range[1]],
    verdict: decisive.verdict,
    reason: decisive.reason,
    variants: variants.map((variant) => explainVariant(site.sdk, variant)),
  };
}

function explainVariant(sdk: 2 | 3, variant: Variant): VariantExplanation {
  const settings = SETTINGS[sdk]
    .map((name) => explainSetting(name, variant))
    .filter(({ name, status }) => status === 'found' || ALWAYS.has(name));
  return { verdict: variant.verdict, reason: variant.reason, settings, hosts: predictHosts(sdk, variant) };
}

function explainSetting(name: string, { configuration, region }: Variant): SettingExplanation {
  const found = lookUp(configuration, name);
  if (found.status !== 'found') return { name, status: found.status };
  const { at } = found.property;
  const place = { path: at.module.path, line: at.module.lineAt(at.node.range[0]) };
  // A region may be one of several: the variant holds the one that it stands for.
  const value = name === 'region' && region.value ? region.value : found.property.value;
  return { name, status: 'found', value: describeValue(value, found.property), at: place };
}

/** A value as code; where it is not shown, the expression that gives it. */
function describeValue(value: Value, { at }: FlatProperty): string {
  if (value.kind === 'literal')
    return typeof value.value === 'string' ? `'${value.value}'` : String(value.value);
  if (value.kind === 'environment') return `process.env.${value.name}`;
  return at.module.textOf(at.node).replace(/\s+/g, ' ');
}
