import type { Page } from '@playwright/test';

import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { startLocaltunnelServer, type LocaltunnelServer } from '#test/support/tunnel/localtunnel-server.ts';
import { startWazzup24, type WazzupSimulator } from '#test/support/wazzup24/simulator.ts';

import { expect, test as base } from './fixtures.ts';

type Fixtures = {
  readonly meta: MetaSimulator;
  readonly wazzup: WazzupSimulator;
  /** A server that lends public addresses; Deskbell knows it, and has chosen no way yet. */
  readonly addresses: LocaltunnelServer;
};

/** What a number of Meta or Wazzup24 needs around it. */
export const test = base.extend<Fixtures>({
  meta: async ({}, use) => {
    const simulator = await startMeta();
    await use(simulator);
    await simulator.stop();
  },
  wazzup: async ({}, use) => {
    const simulator = await startWazzup24();
    await use(simulator);
    await simulator.stop();
  },
  addresses: async ({ desk }, use) => {
    const { cloudflared } = await desk.call('tunnel.get', {});
    base.skip(
      cloudflared !== null,
      'With cloudflared on this computer, "automatically" would ask Cloudflare.',
    );
    const server = await startLocaltunnelServer();
    await desk.call('tunnel.change', { kind: 'none', server: server.url });
    await use(server);
    await server.stop();
  },
});

export { expect };

/** A person with a keyboard and nothing else: what they typed into and what they pressed is counted. */
export class Typist {
  readonly page: Page;
  /** Fields that were filled in. */
  fields = 0;
  /** Times that something was pressed: Enter or the space bar. The Tab key only goes there. */
  presses = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes to what is called so, with the Tab key. */
  async goTo(name: string | RegExp, role?: 'button' | 'link' | 'radio'): Promise<void> {
    const wanted =
      role === undefined
        ? this.page.getByLabel(name, { exact: true })
        : this.page.getByRole(role, { name, exact: typeof name === 'string' });
    await expect(wanted.first()).toBeVisible();
    for (let press = 0; press < 60; press += 1) {
      if (await wanted.first().evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not lead to ${String(name)}.`);
  }

  async type(name: string, text: string): Promise<void> {
    await this.goTo(name);
    await this.page.keyboard.insertText(text);
    this.fields += 1;
  }

  async press(key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.page.keyboard.press(key);
    this.presses += 1;
  }
}
