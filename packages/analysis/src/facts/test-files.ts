const TEST_NAME =
  /[.-](?:test|spec|stories|bench)\.[cm]?[jt]sx?$|(?:^|[\\/])(?:jest|vitest|playwright|cypress)\.[^\\/]*$/i;
const TEST_FOLDER = /(?:^|[\\/])(?:__tests__|__mocks__|__fixtures__|tests?|spec|e2e|cypress)[\\/]/i;

/** Tells whether a path, relative to its package, is that of a test: what it asks of AWS is not what runs in production. */
export function isTestPath(path: string): boolean {
  return TEST_NAME.test(path) || TEST_FOLDER.test(path);
}
