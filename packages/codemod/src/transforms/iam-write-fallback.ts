import type { API, FileInfo, Options } from 'jscodeshift';
import { runTransform } from '../run-transform.js';

/** Keeps hot writes from waiting for IAM: an existing resource answers, or they fail fast; run by jscodeshift. */
export default function transform(file: FileInfo, api: API, options: Options): string | undefined {
  return runTransform({ file, api, options }, 'iam-write-fallback');
}
