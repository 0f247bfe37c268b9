import type { Reason } from '@endpoint-hygiene/analysis';
import type { TSESLint } from '@typescript-eslint/utils';
import { REMEDY_MESSAGES } from './remedy-messages.js';

/** Why a setting cannot be used: reported on a file's first line, for the settings are nowhere in it. */
export const SETTING_MESSAGES = { badSetting: '{{problem}}' } as const;

/** Every message that the rules about STS share. */
export const SHARED_MESSAGES = { ...REMEDY_MESSAGES, ...SETTING_MESSAGES } as const;

/** The reasons of the judgements that one rule reports, each with its message. */
export type ReasonMessages = Readonly<Partial<Record<Reason, string>>>;

/** What presets and the table of rules are made from. */
export interface RuleDocs {
  readonly theme: 'sts' | 'iam';
  /** Its severity in the preset of its theme, and in `recommended` if that has it. */
  readonly severity: 'error' | 'warn';
  /** Whether `recommended` has it. `strict` has every rule. */
  readonly isRecommended: boolean;
  /** Its options in `strict`, where they are not the default. */
  readonly strictOptions?: readonly object[];
}

export type RuleContext = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;
export type Rule = TSESLint.RuleModule<string, readonly unknown[], RuleDocs>;

const REPOSITORY = 'https://github.com/endpoint-hygiene/endpoint-hygiene';

/** The address of a rule's page. */
export function getDocsUrl(rule: string): string {
  return `${REPOSITORY}/blob/main/packages/eslint-plugin/docs/rules/${rule}.md`;
}
