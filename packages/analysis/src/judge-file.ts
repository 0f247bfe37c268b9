import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { relative } from 'node:path';
import { describeClient } from './clients/describe.js';
import { explainClient, type ClientExplanation } from './clients/explain-client.js';
import { isMadeByFactory } from './clients/factories.js';
import type { ClientFinding, SettingFinding } from './clients/finding.js';
import { judgeClients } from './clients/judge-clients.js';
import { findIgnoredSettings, handsConfigOn } from './clients/ignored-settings.js';
import { findStatements, hasStsConfig } from './clients/surroundings.js';
import { findUrlRemedies } from './edits/url-remedies.js';
import { findLegacyRemedies } from './edits/legacy-remedies.js';
import type { RemedyContext } from './edits/remedy-context.js';
import { findClientRemedies, findSettingRemedies } from './edits/sts-remedies.js';
import { findLegacySettings } from './environment/find-legacy-settings.js';
import type { LegacyFinding } from './environment/legacy-finding.js';
import { STS_ENDPOINTS_VARIABLE } from './facts/legacy-setting.js';
import { isTestPath } from './facts/test-files.js';
import type { Judgement } from './judgement.js';
import type { ModuleHost } from './modules/module-host.js';
import { isAtLeast } from './modules/sdk-version.js';
import { getProviderVersion, toProviderJudgement } from './provider-judgements.js';
import { judgeProviders } from './providers/judge-providers.js';
import type { Evaluator } from './syntax/evaluator.js';
import { isParseFailure, parseSource, type ParseFailure } from './syntax/parse.js';
import { SourceModule, type VisitorKeys } from './syntax/source-module.js';
import { findUrls } from './urls/find-urls.js';
import type { UrlFinding } from './urls/finding.js';

/** A file to judge. A linter hands over its tree; without one the file is parsed here. */
export interface SourceFile {
  /** Absolute path; a made-up one judges the text alone. */
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly ast?: TSESTree.Program;
  readonly scopeManager?: ScopeManager;
  readonly visitorKeys?: VisitorKeys;
}

/** What a user says of the project. */
export interface JudgeOptions {
  /** Names of functions of the project whose clients are known to be regional. */
  readonly stsFactories?: readonly string[];
  /** An expression for the region, offered as a suggestion. */
  readonly regionExpression?: string;
  /** The version of SDK v3 in production, where that is not the one installed here. */
  readonly sdkVersion?: string;
  /** Whether test files are judged as well. */
  readonly includeTests?: boolean;
}

/** The file as a module: from the linter's tree, or parsed. */
export function toModule({
  path,
  text,
  ast,
  scopeManager,
  visitorKeys,
}: SourceFile): SourceModule | ParseFailure {
  if (ast && scopeManager) return new SourceModule({ path, text, ast, scopeManager, visitorKeys });
  const parsed = parseSource(path, text);
  return isParseFailure(parsed) ? parsed : new SourceModule({ path, text, ...parsed });
}

/** Tells whether a file is a test by its place in its package, so that a checkout in a folder called `test` is none. */
export function isTestFile(host: ModuleHost, path: string): boolean {
  const manifest = host.packageManifest(path);
  return isTestPath(manifest ? relative(manifest.directory, path) : path.replace(/^.*[\\/]/, ''));
}

/** Judges every STS client and setting of a file, in the order of the text. */
export function judgeFile(
  host: ModuleHost,
  evaluator: Evaluator,
  module: SourceModule,
  options: JudgeOptions,
): readonly Judgement[] {
  const statements = findStatements(evaluator, module);
  const context = createContext(host, evaluator, module, options);
  const remedying = { ...context, hasStsConfig: hasStsConfig(statements) };
  const clients = judgeClients(evaluator, module, statements)
    .filter(({ site }) => !isMadeByFactory(site, options.stsFactories ?? []))
    .map((finding) => toClientJudgement(remedying, finding));
  const versionOf = (name: string) =>
    getProviderVersion(host, module, { name, sdkVersion: options.sdkVersion });
  const providers = judgeProviders(evaluator, { module, statements, versionOf });
  const ignored = findIgnoredSettings(module, statements);
  const settings = ignored.length > 0 && !handsConfigOn(evaluator, module) ? ignored : [];
  const legacy = findLegacySettings(evaluator, module);
  const urls = findUrls(evaluator, module);
  return [
    ...clients,
    ...providers.map((finding) => toProviderJudgement(remedying, finding)),
    ...urls.map((finding) => toUrlJudgement(remedying, finding, urls)),
    ...settings.map((finding) => toSettingJudgement(remedying, finding)),
    ...legacy.map((finding) => toLegacyJudgement(remedying, finding)),
  ].sort((a, b) => a.range[0] - b.range[0]);
}

/** Explains every STS client of a file, those of the user's own factories among them. */
export function explainClients(evaluator: Evaluator, module: SourceModule): readonly ClientExplanation[] {
  return judgeClients(evaluator, module, findStatements(evaluator, module)).map(explainClient);
}

function createContext(
  host: ModuleHost,
  evaluator: Evaluator,
  module: SourceModule,
  options: JudgeOptions,
): Omit<RemedyContext, 'hasStsConfig'> {
  const version = options.sdkVersion ?? host.sdkVersion('@aws-sdk/client-sts', module.path)?.version;
  return {
    evaluator,
    module,
    source: module,
    options: host.compilerOptionsFor(module.path),
    isTypeScript: /\.[mc]?tsx?$/.test(module.path),
    takesUndefinedRegion: version === undefined || isAtLeast(version, '3.100.0'),
    isInsideProvider: false,
    regionExpression: options.regionExpression,
  };
}

function toClientJudgement(context: RemedyContext, finding: ClientFinding): Judgement {
  const { site, decisive } = finding;
  const { node } = site.at;
  const isSilent = decisive.verdict === 'regional' || decisive.verdict === 'unknown';
  return {
    kind: 'sts-client',
    sdk: site.sdk,
    verdict: decisive.verdict,
    reason: decisive.reason,
    data: describeClient(finding),
    range: [node.range[0], node.callee.range[1]],
    remedies: isSilent ? [] : findClientRemedies(context, finding),
  };
}

function toSettingJudgement(context: RemedyContext, finding: SettingFinding): Judgement {
  return {
    kind: 'sts-setting',
    sdk: 2,
    verdict: 'ineffective',
    reason: 'awsConfigSetting',
    data: { name: finding.name },
    range: [finding.node.range[0], finding.node.range[1]],
    remedies: findSettingRemedies(context, finding),
  };
}

function toLegacyJudgement(context: RemedyContext, finding: LegacyFinding): Judgement {
  return {
    kind: 'legacy-setting',
    sdk: 2,
    verdict: 'global',
    reason: finding.reason,
    data: { name: STS_ENDPOINTS_VARIABLE },
    range: [finding.node.range[0], finding.node.range[1]],
    remedies: findLegacyRemedies(context, finding),
  };
}

function toUrlJudgement(context: RemedyContext, finding: UrlFinding, all: readonly UrlFinding[]): Judgement {
  const { kind, verdict, reason, address, node } = finding;
  return {
    kind,
    sdk: undefined,
    verdict,
    reason,
    data: { address },
    range: [node.range[0], node.range[1]],
    remedies: findUrlRemedies(context, finding, all),
  };
}
