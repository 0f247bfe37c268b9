import type { TSESTree } from '@typescript-eslint/types';
import type { LegacyFinding } from '../environment/legacy-finding.js';
import { REGIONAL_SETTING } from '../facts/legacy-setting.js';
import type { Remedy, TextEdit } from '../judgement.js';
import { replaceExpression } from './change-object.js';
import { quoteLike, writeString } from './quote-like.js';
import type { RemedyContext } from './remedy-context.js';

/** `legacy` gives way to `regional`, under which SDK v2 throws where no region is set. */
export function findLegacyRemedies(context: RemedyContext, finding: LegacyFinding): readonly Remedy[] {
  const { values, ranges, hasRegion } = finding;
  const edits = [
    ...values.map((value) => replaceValue(context, value)),
    ...ranges.map((range) => ({ range, text: REGIONAL_SETTING })),
  ];
  if (edits.length === 0) return [];
  const remedyClass = hasRegion ? 'safe' : 'assumes-region';
  return [{ id: 'useRegionalSetting', class: remedyClass, keepsHost: false, data: {}, edits }];
}

function replaceValue({ module, source }: RemedyContext, value: TSESTree.Node): TextEdit {
  const text =
    writeLike(source.text.slice(value.range[0], value.range[1])) ?? quoteLike(source)(REGIONAL_SETTING);
  const property = module.getParent(value);
  // `{ AWS_STS_REGIONAL_ENDPOINTS }`
  if (property?.type === 'Property' && property.shorthand) {
    return { range: [property.range[1], property.range[1]], text: `: ${text}` };
  }
  return replaceExpression(source, [value.range[0], value.range[1]], text);
}

/** What replaces a string keeps its quotes. */
function writeLike(text: string): string | undefined {
  const [quote] = text;
  return quote === '"' || quote === "'" ? writeString(REGIONAL_SETTING, quote) : undefined;
}
