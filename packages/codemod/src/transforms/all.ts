import type { API, FileInfo, Options } from 'jscodeshift';
import { runTransform } from '../run-transform.js';

/** Makes every edit of the other transforms, in one pass over the files; run by jscodeshift. */
export default function transform(file: FileInfo, api: API, options: Options): string | undefined {
  return runTransform({ file, api, options }, 'all');
}
