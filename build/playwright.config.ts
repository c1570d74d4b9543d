import { defineConfig } from '@playwright/test';

import { daytimeZone } from './testing/daytime-zone.ts';
import { findBrowser } from './testing/find-browser.ts';
import { doubleEnvironment, findElectron } from './testing/find-electron.ts';
import { root } from './testing/run-command.ts';

const browser = process.env.DESKBELL_TEST_BROWSER ?? findBrowser();

// Read by Playwright's own launcher of Electron, here and in each worker.
if (findElectron().kind === 'double') Object.assign(process.env, doubleEnvironment(browser));

/**
 * End-to-end specs in a real browser against real hosts, and of the desktop app on Electron or, where its binary is not,
 * on the double; `npm test` finds or installs the browser.
 */
export default defineConfig({
  testDir: `${root}/test/e2e`,
  globalSetup: `${root}/build/testing/build-first.ts`,
  outputDir: `${root}/.cache/e2e`,
  // One for each of two cores: more of them only delay each other (measured with three).
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./testing/desktop-reporter.ts']],
  projects: [
    { name: 'browser', testIgnore: 'desktop/**' },
    { name: 'desktop', testMatch: 'desktop/**/*.spec.ts' },
  ],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: daytimeZone(Date.now()),
    // Nobody waits for a fade, and axe judges no half of one; `motion.spec.ts` has things move.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every spec, kept only of failures, takes a third of the time: it is asked for (`--trace retain-on-failure`).
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      // Chromium refuses its sandbox to root, and a container's small /dev/shm crashes it.
      args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [],
    },
  },
});
