import { findProviderRemedies } from './edits/provider-remedies.js';
import type { RemedyContext } from './edits/remedy-context.js';
import type { ConfigurationPlace } from './facts/credential-providers.js';
import type { Judgement } from './judgement.js';
import type { ModuleHost } from './modules/module-host.js';
import { isAtLeast } from './modules/sdk-version.js';
import { describeClient } from './clients/describe.js';
import { getNamed } from './providers/find-providers.js';
import type { ProviderFinding, ProviderVersion } from './providers/provider-finding.js';
import type { SourceModule } from './syntax/source-module.js';

/** What is known of the STS client inside a credential provider, and how it can be mended. */
export function toProviderJudgement(context: RemedyContext, finding: ProviderFinding): Judgement {
  const { site, decisive } = finding;
  const { node } = site.at;
  const isSilent = decisive.verdict === 'regional' || decisive.verdict === 'unknown';
  return {
    kind: 'credential-provider',
    sdk: site.sdk,
    verdict: decisive.verdict,
    reason: decisive.reason,
    data: describeProvider(finding),
    range: [node.range[0], node.callee.range[1]],
    remedies: isSilent ? [] : findProviderRemedies(toProviderContext(context, finding), finding),
  };
}

/** The version of a provider's package that decides about it; of SDK v3 the user may name the one in production. */
export function getProviderVersion(
  host: ModuleHost,
  { path }: SourceModule,
  { name, sdkVersion }: { readonly name: string; readonly sdkVersion: string | undefined },
): ProviderVersion {
  if (sdkVersion !== undefined && name.startsWith('@aws-sdk/'))
    return { version: sdkVersion, isCertain: true };
  const found = host.sdkVersion(name.replace(/^(@[^/]+\/[^/]+|[^@/][^/]*)\/.*$/, '$1'), path);
  // A fresh install takes the newest that is allowed.
  if (!found || found.source === 'least') return { version: undefined, isCertain: false };
  return { version: found.version, isCertain: true };
}

function describeProvider(finding: ProviderFinding): Readonly<Record<string, string>> {
  const { site, version, former } = finding;
  const property = site.place?.property;
  const setting = property === undefined ? 'region' : `${property}.region`;
  const packageName = site.package.replace(/^@aws-sdk\/nested-clients.*/, '@aws-sdk/nested-clients');
  return {
    ...describeClient(finding),
    client: site.at.module.textOf(getNamed(site.at.node.callee)).replace(/\s+/g, ' '),
    setting,
    ...(former && { ignored: describePlace(former.place) }),
    package: version.version === undefined ? packageName : `${packageName} ${version.version}`,
  };
}

function describePlace({ argument, property }: ConfigurationPlace): string {
  if (property !== undefined) return `\`${property}\``;
  return argument === 0 ? 'a region outside `clientConfig`' : 'the second argument';
}

function toProviderContext(
  context: RemedyContext,
  { site, version: { version } }: ProviderFinding,
): RemedyContext {
  const takesUndefinedRegion = site.sdk === 2 || version === undefined || isAtLeast(version, '3.100.0');
  return { ...context, takesUndefinedRegion, isInsideProvider: true };
}
