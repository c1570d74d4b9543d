import type { ChannelId } from '#shared/domain/ids.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';

import { expect, shopAt, test as base } from './fixtures.ts';
import { TemplatesPage } from './pages/templates.ts';

export type ConnectedNumber = { readonly number: SimulatedNumber; readonly channelId: ChannelId };

type Fixtures = {
  readonly meta: MetaSimulator;
  /**
   * Connects a simulated number of Meta through the API and ends the first run; resolves when it works. `prepare`: what
   * its account holds already.
   */
  readonly connectMeta: (prepare?: (number: SimulatedNumber) => void) => Promise<ConnectedNumber>;
  readonly templates: TemplatesPage;
};

export const test = base.extend<Fixtures>({
  meta: async ({}, use) => {
    const simulator = await startMeta();
    await use(simulator);
    await simulator.stop();
  },
  connectMeta: async ({ desk, meta, timezoneId }, use) => {
    await use(async (prepare) => {
      const number = meta.addNumber();
      prepare?.(number);
      const { localUrl } = await desk.call('tunnel.get', {});
      // The simulator stands on this computer: it needs no public address to call us.
      number.app.url = `${localUrl ?? ''}/api/v1/webhooks/whatsapp`;
      const { id } = await desk.call('channels.create', { label: 'Front desk', ...number.connection });
      await desk.call('settings.update', {
        isSetUp: true,
        business: { name: 'Garden Salon', ...shopAt(timezoneId), language: 'en', quietHours: null },
      });
      await expect
        .poll(async () => (await desk.call('metaTemplates.accounts', {})).items[0]?.syncedAt ?? null, {
          intervals: [50],
        })
        .not.toBeNull();
      return { number, channelId: id };
    });
  },
  templates: async ({ page }, use) => use(new TemplatesPage(page)),
});

export { expect };
