import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from '../judgement.js';
import { getListEdits, getPieces } from './bracketed-list.js';
import { getItemLineBreak } from './list-layout.js';
import { removeItem } from './list-removal.js';
import type { SourceText } from './source-text.js';

/** Takes one property out of the object literal that holds it; undefined when tokens are missing. */
export function removeProperty(
  source: SourceText,
  object: TSESTree.ObjectExpression,
  property: TSESTree.Property,
): TextEdit[] | undefined {
  const pieces = getPieces(source, object.range, object.properties);
  if (!pieces) return undefined;
  return getListEdits(removeItem(pieces, property), getItemLineBreak(source, pieces));
}
