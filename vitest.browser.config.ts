import { defineConfig } from 'vitest/config';

/** What needs a browser: `npm run test:browser`, apart from `npm test`, which needs Node and npm alone. */
export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
