import { Project, mayConcernSts, type Judgement, type SourceFile } from '@endpoint-hygiene/analysis';
import type { TSESLint } from '@typescript-eslint/utils';
import { basename, dirname, isAbsolute, join, parse, resolve } from 'node:path';
import { debuglog } from 'node:util';
import type { RuleContext } from './rule.js';
import { readSettings, type ReadSettings } from './settings.js';

/** A file under lint, judged once for all rules. */
export interface LintedFile {
  readonly sourceCode: TSESLint.SourceCode;
  readonly read: ReadSettings;
  readonly judgements: readonly Judgement[];
  /** The rule that tells what is wrong with the settings, so that it is said once. */
  readonly spokesman: string;
}

/** What ESLint 8 lacks, and what ESLint 10 no longer has. */
interface AnyContext {
  readonly sourceCode?: TSESLint.SourceCode;
  readonly filename?: string;
  readonly physicalFilename?: string;
  getSourceCode?(): TSESLint.SourceCode;
  getFilename?(): string;
  getPhysicalFilename?(): string;
}

/** One for the process: an editor's server keeps what it learnt of other files. */
const project = new Project();
const files = new WeakMap<TSESLint.SourceCode, LintedFile & { readonly settings: unknown }>();
const debug = debuglog('endpoint-hygiene');

/** The JavaScript or TypeScript under lint; undefined where its text alone, or its language, rules it out. */
export function getSourceCode(context: RuleContext): TSESLint.SourceCode | undefined {
  const { sourceCode, getSourceCode: get } = context as AnyContext;
  const found = sourceCode ?? get?.call(context);
  if (!found || typeof found.text !== 'string' || !mayConcernSts(found.text)) return undefined;
  // Another language of ESLint has a tree of its own and no scopes.
  const { ast, scopeManager } = found as Partial<TSESLint.SourceCode>;
  return scopeManager && ast?.type === 'Program' ? found : undefined;
}

/** Judges a file, or recalls how it was judged for another rule. */
export function getLintedFile(context: RuleContext, sourceCode: TSESLint.SourceCode): LintedFile {
  const { settings } = context;
  const known = files.get(sourceCode);
  if (known?.settings === settings) return known;
  const read = readSettings(settings);
  const judgements = judge(context, sourceCode, read);
  const file = { sourceCode, read, judgements, settings, spokesman: context.id };
  files.set(sourceCode, file);
  return file;
}

/** Never throws: a fault of the analysis must not end a lint run. `NODE_DEBUG=endpoint-hygiene` shows it. */
function judge(
  context: RuleContext,
  sourceCode: TSESLint.SourceCode,
  { settings }: ReadSettings,
): readonly Judgement[] {
  const path = getPath(context);
  const { text, ast, scopeManager, visitorKeys } = sourceCode;
  try {
    const file = { path, text, ast, scopeManager, visitorKeys } as SourceFile;
    const judged = project.judge(file, settings.judgeOptions);
    if ('judgements' in judged) return judged.judgements;
    debug('%s: %s', path, judged.failure.message);
  } catch (error) {
    debug('%s: %O', path, error);
  }
  return [];
}

/**
 * Where imports of the linted code start. A block that a processor cut out, such as `README.md/0.ts`, stands beside the
 * file it was cut from; text without a name (`<input>`) stands where no file of the project is.
 */
function getPath(context: RuleContext): string {
  const { filename, physicalFilename, getFilename, getPhysicalFilename } = context as AnyContext;
  const name = filename ?? getFilename?.call(context) ?? '<input>';
  const file = physicalFilename ?? getPhysicalFilename?.call(context) ?? name;
  if (name.startsWith('<')) return join(parse(resolve()).root, name);
  const path = name === file ? file : join(dirname(file), basename(name));
  return isAbsolute(path) ? path : resolve(path);
}
