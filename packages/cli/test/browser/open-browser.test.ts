import { afterEach, expect, test, vi } from 'vitest';
import { openBrowser } from '../../browser/open-browser.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('where no Chromium is installed, the browser tests fail and say what to do', async () => {
  vi.stubEnv('CHROMIUM_PATH', '');
  vi.stubEnv('PATH', '/nowhere');
  await expect(openBrowser()).rejects.toThrow(
    'The browser tests need Chromium, and none is on the PATH. Install it (apt-get install chromium), or name it by CHROMIUM_PATH.',
  );
});

test('a Chromium that is named must be one that runs', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  await expect(openBrowser()).rejects.toThrow('CHROMIUM_PATH is /nowhere/chromium, which cannot be run.');
});
