import { test as base, expect, type Page } from '@playwright/test';

import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { InstanceOptions } from '#test/support/green-api/instance.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import { openDesk, type Desk } from './desk.ts';
import { ConnectionsPage } from './pages/connections.ts';
import { InboxPage } from './pages/inbox.ts';
import { OutboxPage } from './pages/outbox.ts';
import { RulesPage } from './pages/rules.ts';
import { SettingsPage } from './pages/settings.ts';
import { ShellPage } from './pages/shell.ts';
import { WelcomePage } from './pages/welcome.ts';
import { watchContext, type Watch } from './watch.ts';

/** Asked again after so many ms: Playwright's own pauses grow to a second, in nearly every spec. */
const often = { intervals: [50] };

/** A number that works, with the instance behind it. */
export type ConnectedLine = { readonly line: SimulatedLine; readonly channelId: ChannelId };

type Fixtures = {
  readonly desk: Desk;
  readonly greenApi: GreenApiSimulator;
  readonly watch: Watch;
  /** Connects a simulated number through the API and ends the first run; resolves when it works. */
  readonly connectLine: (options?: InstanceOptions) => Promise<ConnectedLine>;
  /** Connects the practice line through the API and ends the first run; resolves when its chats are there. */
  readonly connectPractice: () => Promise<void>;
  /** Opens the page at a path, signed in. */
  readonly open: (path?: string, page?: Page) => Promise<void>;
  /** Goes on to another path in the page that is open, as a link there does: nothing is loaded anew. */
  readonly go: (path: string) => Promise<void>;
  readonly shell: ShellPage;
  readonly welcome: WelcomePage;
  readonly inbox: InboxPage;
  readonly connections: ConnectionsPage;
  readonly outbox: OutboxPage;
  readonly rules: RulesPage;
  readonly settings: SettingsPage;
};

/** Playwright reads what a fixture needs from its pattern, which stands there also when that is nothing. */
export const test = base.extend<Fixtures>({
  desk: async ({}, use) => {
    const desk = await openDesk();
    await use(desk);
    await desk.remove();
  },
  greenApi: async ({}, use) => {
    const simulator = await startGreenApi();
    await use(simulator);
    await simulator.stop();
  },
  // Judged before the host is stopped: what a page says about that is not its fault.
  watch: [
    async ({ context, desk: _running }, use) => {
      const watch = await watchContext(context);
      await use(watch);
      expect(watch.problems(), 'what no page may do').toEqual([]);
    },
    { auto: true },
  ],
  connectLine: async ({ desk, greenApi, timezoneId }, use) => {
    await use(async (options) => {
      const line = greenApi.addInstance(options);
      const { id } = await desk.call('channels.create', {
        provider: 'green-api',
        label: 'Front desk',
        config: line.configFor('polling'),
        secrets: { apiTokenInstance: line.apiTokenInstance },
      });
      await desk.call('settings.update', { isSetUp: true, business: shopAt(timezoneId) });
      await expect
        .poll(
          async () => (await desk.call('channels.list', {})).items.find((item) => item.id === id)?.state,
          often,
        )
        .toBe('works');
      return { line, channelId: id };
    });
  },
  connectPractice: async ({ desk, timezoneId }, use) => {
    await use(async () => {
      await desk.call('channels.create', { provider: 'practice' });
      await desk.call('settings.update', {
        isSetUp: true,
        business: { name: 'Blue Door Studio', ...shopAt(timezoneId) },
      });
      await expect
        .poll(async () => (await desk.call('conversations.counts', {})).all, often)
        .toBeGreaterThanOrEqual(12);
    });
  },
  open: async ({ desk, page }, use) => {
    await use(async (path = '/', where = page) => {
      await where.goto(desk.signedIn(path));
    });
  },
  go: async ({ page }, use) => {
    await use(async (path) => {
      await page.evaluate((to) => {
        history.pushState(null, '', to);
      }, path);
    });
  },
  shell: async ({ page }, use) => use(new ShellPage(page)),
  welcome: async ({ page }, use) => use(new WelcomePage(page)),
  inbox: async ({ page }, use) => use(new InboxPage(page)),
  connections: async ({ page }, use) => use(new ConnectionsPage(page)),
  outbox: async ({ page }, use) => use(new OutboxPage(page)),
  rules: async ({ page }, use) => use(new RulesPage(page)),
  settings: async ({ page }, use) => use(new SettingsPage(page)),
});

/** A shop where the browser is: in daylight, whenever a run is started. */
export function shopAt(timezoneId: string | undefined): { timeZone?: string } {
  return timezoneId === undefined ? {} : { timeZone: timezoneId };
}

export { expect };
