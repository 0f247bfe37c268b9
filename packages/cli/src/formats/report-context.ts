import { getVersion } from '../version.js';
import { Texts } from './texts.js';

/** What every format needs beside the findings. */
export interface ReportContext {
  /** Paths are shown relative to it. */
  readonly cwd: string;
  readonly texts: Texts;
  /** Of the package. */
  readonly version: string;
}

/** The context of a report that is made in the working directory. */
export function createReportContext(): ReportContext {
  return { cwd: process.cwd(), texts: new Texts(), version: getVersion() };
}
