import type { API, FileInfo, Options } from 'jscodeshift';
import { relative, resolve } from 'node:path';
import { OptionError, readOptions } from './read-options.js';
import { formatReport } from './report.js';
import { mayConcern, transformSource, type TransformName } from './transform-source.js';
import { UnreadableSourceError } from './unreadable-source-error.js';

const IN_NODE_MODULES = /(?:^|[\\/])node_modules[\\/]/;

/** What jscodeshift hands to a transform. */
export interface JscodeshiftCall {
  readonly file: FileInfo;
  readonly api: API;
  readonly options: Options;
}

/**
 * jscodeshift's door to transformSource: returns the edited text, or undefined for a file that stays as it is. What
 * needs a person goes to `api.report`; a file that cannot be read is thrown, which jscodeshift counts as an error.
 */
export function runTransform(
  { file, api, options }: JscodeshiftCall,
  transform: TransformName,
): string | undefined {
  if (!mayConcern(file.source, { transform })) return undefined;
  const path = resolve(file.path);
  if (IN_NODE_MODULES.test(relative('', path))) return undefined;
  try {
    const result = transformSource({ path, text: file.source }, { ...readOptions(options), transform });
    const report = formatReport(file.path, result, options.dry ? 'originalLine' : 'line');
    if (report !== undefined) api.report(report);
    return result.changes.length > 0 ? result.text : undefined;
  } catch (error) {
    throw withoutStack(error);
  }
}

/** jscodeshift prints the stack below the message, which helps with a defect of ours, not with a file of yours. */
function withoutStack(error: unknown): unknown {
  if (error instanceof UnreadableSourceError || error instanceof OptionError) error.stack = '';
  return error;
}
