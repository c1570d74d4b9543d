import { afterAll, beforeAll, expect, test } from 'vitest';

import { metaCloud } from '#core/providers/meta-cloud/provider.ts';
import type { Normalised } from '#shared/domain/inbound-event.ts';

import { connectMeta } from '#test/support/meta/connect-shop.ts';
import { accountExamples } from '#test/support/meta/examples/account.ts';
import { salon } from '#test/support/meta/examples/example.ts';
import { messageExamples } from '#test/support/meta/examples/messages.ts';
import { peopleExamples } from '#test/support/meta/examples/people.ts';
import { statusExamples } from '#test/support/meta/examples/statuses.ts';
import { templateExamples } from '#test/support/meta/examples/templates.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { openShop, type Shop } from '#test/support/shop.ts';

const examples = [
  ...messageExamples,
  ...statusExamples,
  ...peopleExamples,
  ...accountExamples,
  ...templateExamples,
];

let meta: MetaSimulator;
let number: SimulatedNumber;
let shop: Shop;
/** What the adapter made of each body, in the running shop. */
const meanings = new Map<string, Normalised>();

beforeAll(async () => {
  meta = await startMeta();
  number = meta.addNumber(salon);
  shop = await openShop({
    providers: [
      {
        ...metaCloud,
        normalise(source, body, context) {
          const config = metaCloud.configSchema.parse(context.config);
          const meaning = metaCloud.normalise(source, body, { ...context, config });
          meanings.set(JSON.stringify(body), meaning);
          return meaning;
        },
      },
    ],
  });
  await connectMeta(shop, number);
});

afterAll(async () => {
  await shop.close();
  await meta.stop();
});

async function newest() {
  const { items } = await shop.client.call('journal.list', { limit: 1 });
  return items[0];
}

test.each(examples)('$name: kept as it came before the 200, and understood', async ({ body, means }) => {
  const before = await newest();
  const raw = JSON.stringify(body, null, 1);
  expect(await number.push(raw)).toBe(200);
  const kept = await newest();
  expect(kept?.id).not.toBe(before?.id);
  expect((await shop.client.call('journal.get', { id: kept!.id })).body).toBe(raw);
  const worked = await shop.until('the body to be worked on', async () => {
    const entry = await newest();
    return entry?.id === kept?.id && entry?.state !== 'new' && entry;
  });
  const meaning = meanings.get(JSON.stringify(body));
  const { state, reason, channelId } = worked;
  if (means === null) {
    expect(meaning).toBeUndefined();
    expect([state, channelId]).toEqual(['ignored', null]);
  } else if (typeof means === 'string') {
    expect(meaning).toEqual({ kind: 'ignored', reason: means });
    expect([state, reason]).toEqual(['ignored', means]);
  } else {
    expect(meaning).toEqual({ kind: 'events', events: means });
    expect([state, reason]).toEqual(['done', null]);
  }
});

test('one batch of all of them is one entry, and each update means what it meant alone', async () => {
  const entries = examples.flatMap(({ body }) =>
    Array.isArray(body.entry) ? (body.entry as unknown[]) : [],
  );
  const batch = { object: 'whatsapp_business_account', entry: entries };
  const before = (await shop.client.call('journal.list', { limit: 200 })).items.length;
  expect(await number.push(batch)).toBe(200);
  await shop.until('the batch to be worked on', async () => (await newest())?.state === 'done');
  expect((await shop.client.call('journal.list', { limit: 200 })).items.length).toBe(before + 1);
  const alone = examples.flatMap(({ body, means }) =>
    Array.isArray(means) && Array.isArray(body.entry) ? (means as unknown[]) : [],
  );
  expect(meanings.get(JSON.stringify(batch))).toEqual({ kind: 'events', events: alone });
});
