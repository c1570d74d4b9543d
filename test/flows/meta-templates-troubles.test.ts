import { afterEach, beforeEach, expect, test } from 'vitest';

import { systemClock } from '#core/platform/system.ts';
import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { openShop, type Shop } from '#test/support/shop.ts';

const hour = 3_600_000;
const templateId = asId<TemplateId>('shipped-created');
let meta: MetaSimulator;
let number: SimulatedNumber;
let shop: Shop;

beforeEach(async () => {
  meta = await startMeta();
  number = meta.addNumber();
  shop = await openShop();
  await shop.client.call('settings.update', {
    business: { name: 'Garden Salon', timeZone: 'UTC', language: 'en', quietHours: null },
  });
});

afterEach(async () => {
  await shop.close();
  await meta.stop();
});

async function connect(): Promise<void> {
  await connectMeta(shop, number);
  await shop.until('the first look', async () => {
    const { items } = await shop.client.call('metaTemplates.accounts', {});
    return items[0]?.syncedAt;
  });
}

const list = async () => (await shop.client.call('metaTemplates.list', {})).items;

function untilTemplate(
  what: string,
  fits: (template: MetaTemplateView) => boolean,
): Promise<MetaTemplateView> {
  return shop.until(what, async () => (await list()).find(fits));
}

function submit() {
  const { businessAccountId } = number;
  return shop.client.call('metaTemplates.submit', { templateId, language: 'en', businessAccountId });
}

test('a submission whose answer was lost is taken up when it is repeated', async () => {
  await connect();
  number.faults.next('message_templates', { kind: 'status-after', status: 502, body: 'Bad Gateway' });
  await expect(submit()).rejects.toMatchObject({ code: 'conflict' });
  const lost = await untilTemplate('the new look', ({ status }) => status === 'pending');
  expect(lost.template).toBeNull();
  expect(await submit()).toMatchObject({ id: lost.id, template: { id: templateId, language: 'en' } });
  expect(number.templates.all.map(({ name }) => name)).toEqual(['created']);
});

test('a clock that is slow, or was set back, keeps nobody from seeing what Meta has decided', async () => {
  await shop.close();
  const clock = { ...systemClock(), now: () => Date.now() + offset };
  let offset = 365 * 24 * hour;
  shop = await openShop({ clock });
  await connect();
  await submit();
  offset = -hour;
  const template = number.templates.find('created', 'en')!;
  await number.review(template, 'APPROVED');
  await untilTemplate('the approval', ({ status }) => status === 'approved');
  await number.review(template, 'PAUSED');
  await untilTemplate('the pause', ({ status }) => status === 'paused');
  template.status = 'APPROVED';
  await shop.client.call('metaTemplates.sync', {});
  expect(await list()).toMatchObject([{ status: 'approved' }]);
});
