import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { test as base } from '@playwright/test';

import { launchDesktop, removeFolders, type DesktopApp, type LaunchOptions } from './launch.ts';

type Fixtures = {
  /** Launches as often as asked; all of it is closed and removed after the test. */
  readonly launch: (options?: LaunchOptions) => Promise<DesktopApp>;
  /** Deskbell, launched with fresh folders. */
  readonly desktop: DesktopApp;
};

/** Specs of the desktop app: `test('…', async ({ desktop }) => …)`. */
export const test = base.extend<Fixtures>({
  launch: async ({}, use, testInfo) => {
    const launched: DesktopApp[] = [];
    await use(async (options) => {
      const desktop = await launchDesktop(options);
      launched.push(desktop);
      return desktop;
    });
    const failures: unknown[] = [];
    for (const [position, desktop] of launched.reverse().entries()) {
      // An app that cannot be quit is a failure of the test, not a process for ever.
      const hasEnded = await ended(desktop).then(
        () => true,
        (error: unknown) => {
          failures.push(error);
          return false;
        },
      );
      if (!hasEnded || testInfo.status !== testInfo.expectedStatus) {
        const body = `${desktop.stderr()}\n${logOf(desktop)}`;
        await testInfo.attach(`said-${position}`, { body, contentType: 'text/plain' });
      }
    }
    for (const { dataFolder } of launched) removeFolders(dataFolder);
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
  },
  desktop: async ({ launch }, use) => {
    await use(await launch());
  },
});

export { expect } from '@playwright/test';

/** What it has written down itself; other apps than Deskbell have no log there. */
function logOf({ dataFolder }: DesktopApp): string {
  const file = join(dataFolder, 'logs', 'deskbell.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

async function ended(desktop: DesktopApp): Promise<void> {
  const patience = Promise.withResolvers<never>();
  const late = setTimeout(() => patience.reject(new Error('The app did not quit within 15 s')), 15_000);
  try {
    await Promise.race([desktop.close(), patience.promise]);
  } catch (error) {
    await desktop.kill().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(late);
  }
}
