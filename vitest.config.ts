import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests read the TypeScript sources of the workspace's packages, so that a red test never needs a build first. */
export default defineConfig({
  resolve: {
    alias: {
      '@endpoint-hygiene/analysis': resolve(import.meta.dirname, 'packages/analysis/src/index.ts'),
    },
  },
  test: {
    include: ['packages/*/test/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
