import { EXIT, type ExitStatus } from '../exit-status.js';
import { explainPlace } from '../explanation/explain-place.js';
import { formatExplanation } from '../explanation/format-explanation.js';
import { parsePlace } from '../explanation/parse-place.js';
import { createReportContext } from '../formats/report-context.js';
import { toDisplayPath } from '../project/display-path.js';
import { readConfiguration } from '../project/read-configuration.js';
import { getColours } from '../terminal/colours.js';
import type { ExplainFlags } from './explain.js';

/** Writes what is known of a line. */
export function runExplain(text: string, { format }: ExplainFlags): ExitStatus {
  const cwd = process.cwd();
  const explanation = explainPlace(parsePlace(text, cwd), cwd, readConfiguration(cwd, {}));
  const written =
    format === 'json'
      ? `${JSON.stringify({ format: 1, ...explanation }, (key, value: unknown) => (key === 'path' ? toDisplayPath(cwd, String(value)) : value), 2)}\n`
      : formatExplanation(explanation, {
          context: createReportContext(),
          colours: getColours(process.stdout),
        });
  process.stdout.write(written);
  return EXIT.clean;
}
