import fc from 'fast-check';
import { expect, test } from 'vitest';

import { systemClock } from '#core/platform/system.ts';
import type { Clock } from '#core/platform/ports.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi } from '#test/support/green-api/simulator.ts';
import { openShop, temporaryFolder, type Shop } from '#test/support/shop.ts';

/** The computer's clock, counting the timers that wait. */
function countingClock(): Clock & { waiting: () => number } {
  const clock = systemClock();
  const waiting = new Set<object>();
  return {
    ...clock,
    waiting: () => waiting.size,
    after(delay, callback) {
      const timer = {};
      waiting.add(timer);
      const cancel = clock.after(delay, () => {
        waiting.delete(timer);
        callback();
      });
      return () => {
        waiting.delete(timer);
        cancel();
      };
    },
  };
}

const steps = ['practice', 'green', 'twin', 'remove', 'send', 'replay', 'check', 'upload', 'wait'] as const;
type Step = (typeof steps)[number];

/** Does something without waiting for its end; what it answers does not matter here. */
async function act(shop: Shop, line: SimulatedLine, step: Step): Promise<void> {
  const { client } = shop;
  const green = { provider: 'green-api' as const, config: line.configFor('polling') };
  const secrets = { apiTokenInstance: line.apiTokenInstance };
  switch (step) {
    case 'practice':
      await client.call('channels.create', { provider: 'practice' });
      return;
    case 'green':
    case 'twin':
      line.customerWrites({ phone: '79990000101' }, 'Hello');
      await client.call('channels.create', { ...green, secrets });
      return;
    case 'remove': {
      const { items } = await client.call('channels.list', {});
      await Promise.all(items.map(({ id }) => client.call('channels.remove', { id })));
      return;
    }
    case 'send': {
      const { items } = await client.call('conversations.list', {});
      await Promise.all(
        items.map(({ id }) => client.call('messages.send', { conversationId: id, text: 'Hello' })),
      );
      return;
    }
    case 'replay': {
      const { items } = await client.call('journal.list', { limit: 20 });
      await Promise.all(items.map(({ id }) => client.call('journal.replay', { id })));
      return;
    }
    case 'check': {
      const { items } = await client.call('channels.list', {});
      await Promise.all(items.map(({ id }) => client.call('channels.check', { id })));
      return;
    }
    case 'upload':
      await shop.core.files.saveUpload({
        fileName: 'a.txt',
        mimeType: 'text/plain',
        // oxlint-disable-next-line typescript/require-await -- the stream's type is asynchronous
        stream: (async function* () {
          yield Buffer.from('a');
        })(),
      });
      return;
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

test('stopped at any moment, everything ends: no timer waits, nothing is rejected unheard, all within seconds', async () => {
  const provider = await startGreenApi();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...steps), fc.boolean()), { maxLength: 8 }),
      async (plan) => {
        const line = provider.addInstance({});
        const clock = countingClock();
        // The test's own: what is under way may still write into it while the shop closes.
        const folder = temporaryFolder();
        const shop = await openShop({ clock, folder: folder.path });
        const underWay: Promise<unknown>[] = [];
        for (const [step, isAwaited] of plan) {
          // What a listener has under way when the core stops is answered or refused; either is fine.
          const doing = act(shop, line, step).catch(() => undefined);
          if (isAwaited) await doing;
          else underWay.push(doing);
        }
        const began = performance.now();
        await shop.close();
        await Promise.all(underWay);
        folder.remove();
        expect(clock.waiting()).toBe(0);
        expect(performance.now() - began).toBeLessThan(10_000);
      },
    ),
    { numRuns: 25 },
  );
  await provider.stop();
}, 120_000);
