import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { diagnose } from '../doctor/diagnose.js';
import { findSdks } from '../doctor/find-sdks.js';
import { findSettings } from '../doctor/find-settings.js';
import { formatDiagnoses, formatDiagnosesAsJson, isHealthy } from '../doctor/format-diagnoses.js';
import { EXIT, type ExitStatus } from '../exit-status.js';
import { getColours } from '../terminal/colours.js';
import { UserError } from '../user-error.js';
import type { DoctorFlags } from './doctor.js';

/** Tries the installed SDKs; ends with 1 where a client asks the global endpoint, or nobody. */
export async function runDoctor(folder: string, { format }: DoctorFlags): Promise<ExitStatus> {
  const path = resolve(folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(`"${folder}" is no folder. Name the folder of a package.`);
  }
  const sdks = findSdks(path);
  if (sdks.length === 0) {
    throw new UserError(
      'Neither @aws-sdk/client-sts nor @aws-sdk/credential-providers nor aws-sdk is installed here. Install the dependencies, or name the folder of the package that has them.',
    );
  }
  const settings = await findSettings(process.env);
  const diagnoses = await Promise.all(sdks.map((sdk) => diagnose(sdk, settings)));
  const text =
    format === 'json'
      ? formatDiagnosesAsJson(diagnoses, settings)
      : formatDiagnoses(diagnoses, settings, getColours(process.stdout));
  process.stdout.write(text);
  return diagnoses.every(isHealthy) ? EXIT.clean : EXIT.findings;
}
