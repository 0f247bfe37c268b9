import type { API, FileInfo, Options } from 'jscodeshift';
import { runTransform } from '../run-transform.js';

/** Moves STS clients to the endpoint of their own region; run by jscodeshift. */
export default function transform(file: FileInfo, api: API, options: Options): string | undefined {
  return runTransform({ file, api, options }, 'sts-regional-endpoint');
}
