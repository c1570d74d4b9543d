import { defineConfig } from 'vitest/config';

import { folderInMemory } from './testing/folder-in-memory.ts';

const root = new URL('..', import.meta.url).pathname;

/** Tests that need no browser; end-to-end specs (`test/e2e`) are Playwright's. */
export default defineConfig({
  root,
  cacheDir: '.cache/vitest',
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Thousands of databases that are on disk before each answer, as they must be: a disk does nothing else meanwhile.
    env: folderInMemory(),
    // Many tests wait for a provider's documented pace, not for the processor.
    maxWorkers: 4,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          environment: 'node',
          // No module keeps state, a house rule: what one file has loaded serves the next.
          isolate: false,
          include: [
            '{shared,electron,build}/**/*.test.ts',
            'test/{flows,contract,migrations,support}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          environment: 'node',
          include: ['test/crash/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'renderer',
          environment: 'jsdom',
          // As above; a page and React with it cost more than most files' tests.
          isolate: false,
          setupFiles: ['test/support/screens-setup.ts'],
          include: ['renderer/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
});
