import { afterAll, beforeAll, expect, test } from 'vitest';

import { wazzup24 } from '#core/providers/wazzup24/provider.ts';
import type { Normalised } from '#shared/domain/inbound-event.ts';

import { openShop, type Shop } from '#test/support/shop.ts';
import type { SimulatedAccount } from '#test/support/wazzup24/account.ts';
import { connectWazzup24 } from '#test/support/wazzup24/connect.ts';
import { arrivedAt, examples, lineId } from '#test/support/wazzup24/examples/examples.ts';
import { startWazzup24, type WazzupSimulator } from '#test/support/wazzup24/simulator.ts';

let provider: WazzupSimulator;
let account: SimulatedAccount;
let shop: Shop;
/** What the adapter made of each body, in the running shop. */
const meanings = new Map<string, Normalised>();

beforeAll(async () => {
  provider = await startWazzup24();
  account = provider.addAccount();
  shop = await openShop({
    providers: [
      {
        ...wazzup24,
        normalise(source, body, context) {
          const config = wazzup24.configSchema.parse(context.config);
          meanings.set(
            JSON.stringify(body),
            wazzup24.normalise(source, body, { receivedAt: arrivedAt, config }),
          );
          return wazzup24.normalise(source, body, { ...context, config });
        },
      },
    ],
  });
  await connectWazzup24(shop, account, account.addChannel({ channelId: lineId }));
});

afterAll(async () => {
  await shop.close();
  await provider.stop();
});

async function newest() {
  const { items } = await shop.client.call('journal.list', { limit: 1 });
  return items[0];
}

test.each(examples)(
  '$name: kept as it came before the 200, and understood',
  async ({ body, means, answer }) => {
    const before = await newest();
    const raw = JSON.stringify(body, null, 1);
    const response = await fetch(account.webhooksUri ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset-utf-8' },
      body: raw,
    });
    const expected = answer === undefined ? {} : { ...answer, id: expect.any(String) as string };
    expect([response.status, await response.json()]).toEqual([200, expected]);
    const kept = await newest();
    expect(kept?.id).not.toBe(before?.id);
    expect((await shop.client.call('journal.get', { id: kept!.id })).body).toBe(raw);
    const { state, reason } = await shop.until('the body to be worked on', async () => {
      const entry = await newest();
      return entry?.id === kept?.id && entry?.state !== 'new' && entry;
    });
    const meaning = meanings.get(JSON.stringify(body));
    if (typeof means === 'string') {
      expect(meaning).toEqual({ kind: 'ignored', reason: means });
      expect([state, reason]).toEqual(['ignored', means]);
    } else if ('error' in means) {
      expect([state, reason]).toEqual(['failed', means.error]);
    } else {
      expect(meaning).toEqual({ kind: 'events', events: means });
      expect([state, reason]).toEqual(['done', null]);
    }
  },
);
