import { configDefaults, defineConfig } from 'vitest/config';

import { folderInMemory } from './testing/folder-in-memory.ts';

const root = new URL('..', import.meta.url).pathname;

/** Tests that start hosts as processes of their own, built as `npm start` runs them. */
const builtHost = [
  'test/crash/**/*.test.ts',
  'test/contract/host-process.test.ts',
  'test/flows/tunnel-host.test.ts',
];

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
          // Projects begin in the order of their names: these files, the longest, are not to be the last.
          name: 'built-host',
          environment: 'node',
          globalSetup: ['build/testing/build-host-first.ts'],
          include: builtHost,
        },
      },
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
          exclude: [...configDefaults.exclude, ...builtHost],
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
