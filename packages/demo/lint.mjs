// Lints the application with its own eslint.config.mjs, and shows what a person would see.
import { ESLint } from 'eslint';
import { relative, sep } from 'node:path';
import { paint, print, wrap } from './terminal.mjs';

/**
 * @typedef {object} Finding
 * @property {string} file
 * @property {import('eslint').Linter.LintMessage} message
 * @property {string} code the reported line of source
 */

/**
 * Runs ESLint over a folder; throws where a file does not parse, which no finding of ours would show.
 * @param {string} root
 * @returns {Promise<Finding[]>}
 */
export async function lint(root) {
  const results = await new ESLint({ cwd: root }).lintFiles(['.']);
  const findings = results.flatMap(({ filePath, messages, source = '' }) =>
    messages.map((message) => ({
      file: relative(root, filePath).split(sep).join('/'),
      message,
      code: source.split(/\r?\n/)[message.line - 1] ?? '',
    })),
  );
  const broken = findings.find(({ message }) => message.fatal);
  if (broken) throw new Error(`${broken.file}:${broken.message.line} ${broken.message.message}`);
  return findings;
}

/** @param {readonly Finding[]} findings */
export function countBySeverity(findings) {
  const errors = findings.filter(({ message }) => message.severity === 2).length;
  return { errors, warnings: findings.length - errors };
}

/** @param {readonly Finding[]} findings */
export function printFindings(findings) {
  for (const finding of findings) printFinding(finding);
  const { errors, warnings } = countBySeverity(findings);
  print(paint('bold', `${errors} errors, ${warnings} warnings`));
}

/** @param {Finding} finding */
function printFinding({ file, message, code }) {
  const { line, column, endLine, endColumn, ruleId, severity } = message;
  const [word, colour] = severity === 2 ? ['error', 'red'] : ['warning', 'yellow'];
  print(
    `${paint('underline', `${file}:${line}:${column}`)}  ${paint(colour, word)}  ${paint('dim', String(ruleId))}`,
  );
  const end = endLine === line && endColumn !== undefined ? endColumn : code.length + 1;
  print(`  ${paint('dim', '|')} ${code}`);
  print(
    `  ${paint('dim', '|')} ${' '.repeat(column - 1)}${paint(colour, '~'.repeat(Math.max(1, end - column)))}`,
  );
  print(`  ${wrap(message.message, 2)}`);
  const mending = describeMending(message);
  if (mending !== '') print(`  ${paint('dim', '→')} ${wrap(mending, 4)}`);
  print();
}

/** @param {import('eslint').Linter.LintMessage} message */
function describeMending({ fix, suggestions = [] }) {
  if (fix) return 'eslint --fix mends it.';
  const [first] = suggestions;
  return first ? `Quick fix: ${first.desc}` : '';
}
