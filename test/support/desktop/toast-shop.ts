import type { ConversationView } from '#shared/api/calls/conversations.ts';

import { fakeClock, type FakeClock } from '../clock.ts';
import type { SimulatedLine } from '../green-api/line.ts';
import { startGreenApi } from '../green-api/simulator.ts';
import { connectGreenApi, openShop, type Shop } from '../shop.ts';
import { openToastDesk, type ToastDesk, type ToastDeskOptions } from './toast-desk.ts';

/** Monday, ten in the morning in Berlin. */
export const monday = Date.UTC(2026, 5, 1, 8);

/** A shop with one number and its toasts; time goes by twenty times as fast as outside. */
export type ToastShop = {
  readonly shop: Shop;
  readonly clock: FakeClock;
  readonly line: SimulatedLine;
  /** The toasts of now: another one after `reopen`. */
  readonly desk: () => ToastDesk;
  /** Stops the toasts and starts them again, as a restart of the program does. */
  readonly reopen: (options: ToastDeskOptions) => void;
  readonly titles: () => string[];
  /** Resolves once exactly these toasts are shown, oldest first. Fails with what is shown instead. */
  readonly shows: (...titles: string[]) => Promise<void>;
  /** Resolves once something is shown. */
  readonly showsAny: () => Promise<void>;
  readonly chatOf: (name: string) => Promise<ConversationView>;
  /** Everything that came in has been worked on, and the toasts have had their time. */
  readonly quiet: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens the shop of a salon in Berlin and connects its number. */
export async function openToastShop(): Promise<ToastShop> {
  const clock = fakeClock(monday);
  const ticking = setInterval(() => clock.advance(100), 5);
  const provider = await startGreenApi({ now: () => clock.now() });
  const line = provider.addInstance({ settings: 'new', retryDelay: 20 });
  const shop = await openShop({ clock });
  const { client } = shop;
  await client.call('settings.update', {
    business: { name: 'Garden', timeZone: 'Europe/Berlin', language: 'en' },
  });
  await connectGreenApi(shop, line, 'webhook');
  clock.advance(2000);
  let desk = openToastDesk(shop, clock);
  const titles = () => desk.shown().map(({ title }) => title);
  return {
    shop,
    clock,
    line,
    desk: () => desk,
    reopen(options) {
      desk.stop();
      desk = openToastDesk(shop, clock, options);
    },
    titles,
    async shows(...expected) {
      const wanted = expected.join(' | ');
      const isShown = () => Promise.resolve(titles().join(' | ') === wanted);
      await shop.until(`the toasts ${wanted}`, isShown).catch((error: unknown) => {
        throw new Error(`Shown instead: ${titles().join(' | ')}`, { cause: error });
      });
    },
    async showsAny() {
      await shop.until('a toast', () => Promise.resolve(titles().length > 0));
    },
    chatOf: (name) =>
      shop.until('the chat', async () => {
        const { items } = await client.call('conversations.list', {});
        return items.find(({ title }) => title === name);
      }),
    async quiet() {
      await shop.until('everything to be read', async () => {
        const { items } = await client.call('journal.list', { state: 'new' });
        return line.queue.length === 0 && items.length === 0;
      });
      const until = clock.now() + 5_000;
      await shop.until('the toasts to settle', () => Promise.resolve(clock.now() > until));
    },
    async close() {
      desk.stop();
      await shop.close();
      await provider.stop();
      clearInterval(ticking);
    },
  };
}
