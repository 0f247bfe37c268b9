import { NAMESPACE, getRecommended, getStrict, getTheme, type Severities, type Severity } from './presets.js';
import type { Rule } from './rule.js';
import { noGlobalStsEndpoint } from './rules/no-global-sts-endpoint.js';
import { noIamUseBeforePropagation } from './rules/no-iam-use-before-propagation.js';
import { noIamWriteOnHotPath } from './rules/no-iam-write-on-hot-path.js';
import { noIneffectiveStsSetting } from './rules/no-ineffective-sts-setting.js';
import { noLegacyStsSetting } from './rules/no-legacy-sts-setting.js';
import { preferRegionalSignInUrl } from './rules/prefer-regional-sign-in-url.js';
import { requireCredentialProviderRegion } from './rules/require-credential-provider-region.js';
import { requireStsRegion } from './rules/require-sts-region.js';

type RuleName =
  | 'require-sts-region'
  | 'no-global-sts-endpoint'
  | 'require-credential-provider-region'
  | 'no-ineffective-sts-setting'
  | 'no-legacy-sts-setting'
  | 'prefer-regional-sign-in-url'
  | 'no-iam-write-on-hot-path'
  | 'no-iam-use-before-propagation';

/** A rule as ESLint of any major version takes it. */
interface PluginRule {
  readonly meta: object;
  create(context: object): Record<string, () => void>;
}

/** For `eslint.config.js`. */
interface FlatPreset {
  readonly name: string;
  readonly plugins: Record<string, Plugin>;
  readonly rules: Record<string, Severity>;
}

/** For ESLint 8's `.eslintrc`. */
interface LegacyPreset {
  readonly plugins: string[];
  readonly rules: Record<string, Severity>;
}

interface Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<RuleName, PluginRule>;
  readonly configs: {
    readonly recommended: FlatPreset;
    readonly strict: FlatPreset;
    readonly sts: FlatPreset;
    readonly iam: FlatPreset;
    readonly 'legacy-recommended': LegacyPreset;
    readonly 'legacy-strict': LegacyPreset;
    readonly 'legacy-sts': LegacyPreset;
    readonly 'legacy-iam': LegacyPreset;
  };
  /** The plugin itself, for code that was compiled to read a default export. */
  readonly default: Plugin;
}

const rules: Readonly<Record<RuleName, Rule>> = {
  'require-sts-region': requireStsRegion,
  'no-global-sts-endpoint': noGlobalStsEndpoint,
  'require-credential-provider-region': requireCredentialProviderRegion,
  'no-ineffective-sts-setting': noIneffectiveStsSetting,
  'no-legacy-sts-setting': noLegacyStsSetting,
  'prefer-regional-sign-in-url': preferRegionalSignInUrl,
  'no-iam-write-on-hot-path': noIamWriteOnHotPath,
  'no-iam-use-before-propagation': noIamUseBeforePropagation,
};

/** The plugin, with its rules and presets. */
export const plugin = createPlugin();

function createPlugin(): Plugin {
  const meta = { name: 'eslint-plugin-endpoint-hygiene', version: '0.1.0', namespace: NAMESPACE };
  const created = { meta, rules, configs: {} } as unknown as Plugin;
  const flat = (name: string, severities: Severities): FlatPreset => ({
    name: `${NAMESPACE}/${name}`,
    plugins: { [NAMESPACE]: created },
    rules: severities,
  });
  const legacy = (severities: Severities): LegacyPreset => ({ plugins: [NAMESPACE], rules: severities });
  Object.assign(created.configs, {
    recommended: flat('recommended', getRecommended(rules)),
    strict: flat('strict', getStrict(rules)),
    sts: flat('sts', getTheme(rules, 'sts')),
    iam: flat('iam', getTheme(rules, 'iam')),
    'legacy-recommended': legacy(getRecommended(rules)),
    'legacy-strict': legacy(getStrict(rules)),
    'legacy-sts': legacy(getTheme(rules, 'sts')),
    'legacy-iam': legacy(getTheme(rules, 'iam')),
  } satisfies Plugin['configs']);
  // Out of sight of whatever walks or prints a configuration, which would go round in circles.
  Object.defineProperty(created, 'default', { value: created });
  return created;
}
