import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { readIamFixtures } from '../../analysis/test/fixtures/read-iam-fixtures.js';
import { readPropagationFixtures } from '../../analysis/test/iam/read-propagation-fixtures.js';
import { createConfig, isReadByEspree, lint, toFinding, type ParserName } from './lint.js';

/** A rule alone; a comment may disable more than there is to report. */
function createRuleConfig(parser: ParserName, rule: string, settings: object = {}): Linter.Config {
  const config = createConfig(parser, settings, { [`endpoint-hygiene/${rule}`]: 'error' });
  return { ...config, linterOptions: { reportUnusedDisableDirectives: 'off' } };
}

const projects = readIamFixtures();
const flows = readPropagationFixtures();

it('reads many cases', () => {
  expect(projects.length).toBeGreaterThanOrEqual(110);
  expect(flows.length).toBeGreaterThanOrEqual(60);
});

describe('projects with hot paths', () => {
  it.each(projects.map((project) => [`${project.theme}/${project.name}`, project] as const))(
    '%s',
    (_title, { directory, settings, sources, expectations }) => {
      const own = { ...settings, root: directory };
      const config = createRuleConfig('typescript', 'no-iam-write-on-hot-path', own);
      const found = sources.flatMap(({ name, path, text }) =>
        lint(config, path, text).map((report) => `${name}:${String(report.line)} ${toFinding(report)}`),
      );
      const expected = expectations.map(
        ({ file, line, rule, messageId }) => `${file}:${String(line)} ${rule}/${messageId}`,
      );
      expect(found).toEqual(expected);
    },
  );
});

describe.each(['typescript', 'espree'] as const)(
  'flows that use what they have created, read by %s',
  (parser) => {
    const isRead = (path: string, text: string, name: ParserName) =>
      name === 'typescript' || isReadByEspree(path, text);
    const cases = flows.filter(({ inputPath, input }) => isRead(inputPath, input, parser));

    it.each(cases.map((flow) => [flow.name, flow] as const))(
      '%s',
      (_title, { inputPath, input, findings }) => {
        const config = createRuleConfig(parser, 'no-iam-use-before-propagation');
        expect(lint(config, inputPath, input).map(({ line, message }) => [line, message])).toEqual(
          findings.map(({ line, operation, use, resource, created }) => [
            line,
            `This ${use} uses the ${resource} that ${operation} has just created on line ${String(created)}. IAM is eventually consistent: where the ${resource} is not known yet, the call fails. Create it at deployment, or wait for it and retry the call.`,
          ]),
        );
      },
    );
  },
);
