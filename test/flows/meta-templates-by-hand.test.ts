import { afterEach, beforeEach, expect, test } from 'vitest';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { onlyChat, openShop, thread, type Shop } from '#test/support/shop.ts';

const templateId = asId<TemplateId>('shipped-reminder-hours');
const yesterday = () => Date.now() - 25 * 3_600_000;
let meta: MetaSimulator;
let number: SimulatedNumber;
let shop: Shop;
let chat: ConversationView;

beforeEach(async () => {
  meta = await startMeta();
  number = meta.addNumber();
  number.templates.add({ name: 'call_me', body: 'Dear {{1}}, please call us about {{2}} today.' });
  number.templates.add({ name: 'draft', body: 'Hello there', status: 'PENDING' });
  number.templates.add({
    name: 'with_link',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'News for {{1}}' },
      { type: 'BODY', text: 'Your visit {{day}} is near.' },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Look', url: 'https://example.com/{{1}}' }] },
    ],
    parameterFormat: 'NAMED',
  });
  shop = await openShop();
  await shop.client.call('settings.update', {
    business: { name: 'Garden Salon', timeZone: 'UTC', language: 'en', quietHours: null },
  });
  await connectMeta(shop, number);
  await number.customerWrites({ waId: '79990000101', name: 'Anna Brown' }, 'Hello', yesterday());
  chat = await onlyChat(shop);
  await shop.until('the templates', async () => (await list()).length === 3);
});

afterEach(async () => {
  await shop.close();
  await meta.stop();
});

const list = async () => (await shop.client.call('metaTemplates.list', {})).items;
const named = async (name: string) => (await list()).find((one) => one.name === name)!;

function send(id: string, values: Record<string, string>, more: object = {}) {
  const input = { conversationId: chat.id, metaTemplate: { id, values }, ...more };
  return shop.client.call('messages.send', input);
}

function untilSent(text: string) {
  return shop.until(`"${text}" to be delivered`, async () => {
    const messages = await thread(shop, chat.id);
    return messages.find((one) => one.text === text)?.status === 'delivered';
  });
}

test('a person sends a template once, whatever is typed into it', async () => {
  const { id } = await named('call_me');
  const values = { '1': 'Anna\nBrown', '2': 'the      keys' };
  const first = await send(id, values, { idempotencyKey: 'k1' });
  const again = await send(id, values, { idempotencyKey: 'k1' });
  expect(again).toEqual(first);
  await untilSent('Dear Anna, Brown, please call us about the keys today.');
  expect(number.sends()).toMatchObject([
    {
      type: 'template',
      template: {
        name: 'call_me',
        language: { code: 'en' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Anna, Brown' },
              { type: 'text', text: 'the keys' },
            ],
          },
        ],
      },
    },
  ]);
  await expect(send(id, { ...values, '2': 'the door' }, { idempotencyKey: 'k1' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('names, a header and the rest of an address go where they belong', async () => {
  const { id, variables } = await named('with_link');
  expect(variables.map(({ key, place }) => [key, place])).toEqual([
    ['header.1', 'header'],
    ['day', 'body'],
    ['button.0.1', 'button'],
  ]);
  await send(id, { 'header.1': 'Anna', day: 'on Monday', 'button.0.1': 'https://example.com/v/7' });
  await untilSent('News for Anna\n\nYour visit on Monday is near.');
  expect((number.sends()[0]!.template as { components: unknown }).components).toEqual([
    { type: 'header', parameters: [{ type: 'text', parameter_name: '1', text: 'Anna' }] },
    { type: 'body', parameters: [{ type: 'text', parameter_name: 'day', text: 'on Monday' }] },
    { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'v/7' }] },
  ]);
});

test.each([
  ['call_me', { '1': 'Anna' }, {}, { 'metaTemplate.values.2': 'Fill it in.' }],
  ['call_me', { '1': 'Anna', '2': ' \n' }, {}, { 'metaTemplate.values.2': 'Fill it in.' }],
  [
    'call_me',
    { '1': 'Anna', '2': 'x', '3': 'y' },
    {},
    { 'metaTemplate.values.3': 'The template has no such variable.' },
  ],
  ['draft', {}, {}, { 'metaTemplate.id': 'Meta sends only approved templates, and this one is not.' }],
  [
    'call_me',
    { '1': 'Anna', '2': 'x' },
    { text: 'and this' },
    { text: 'Leave it out, or send it by itself.' },
  ],
])('%s with %j is refused with its fields', async (name, values, more, fields) => {
  const { id } = await named(name);
  await expect(send(id, values, more)).rejects.toMatchObject({ code: 'invalid', fields });
  expect((await shop.client.call('outbox.list', {})).items).toEqual([]);
});

test('a template is mapped, filled for a chat, and sent with what our variables say', async () => {
  const { id } = await named('call_me');
  await expect(
    shop.client.call('metaTemplates.map', { id, sources: { '1': 'customer.shoe_size', '9': 'visit.start' } }),
  ).rejects.toMatchObject({
    code: 'invalid',
    fields: {
      'sources.1': 'Only variables of Deskbell, such as visit.start, with their filters.',
      'sources.9': 'The template has no such variable.',
    },
  });
  const mapped = await shop.client.call('metaTemplates.map', {
    id,
    sources: { '1': 'customer.first_name', '2': 'visit.service' },
    template: { templateId, language: 'en' },
  });
  expect(mapped.template).toEqual({
    id: templateId,
    name: 'Reminder two hours before',
    language: 'en',
  });
  const filled = await shop.client.call('metaTemplates.fill', { id, conversationId: chat.id });
  expect(filled).toEqual({
    text: 'Dear Anna, please call us about … today.',
    values: [
      { key: '1', value: 'Anna', isMissing: false },
      { key: '2', value: '', isMissing: true },
    ],
  });
  await send(id, { '2': 'the keys' });
  await untilSent('Dear Anna, please call us about the keys today.');
  const unmapped = await shop.client.call('metaTemplates.map', {
    id,
    sources: { '2': null },
    template: null,
  });
  expect(unmapped.variables.map(({ source }) => source)).toEqual(['customer.first_name', null]);
  expect(unmapped.template).toBeNull();
});

test('a rendering tells what Meta would get, and is outdated when the shop is called otherwise', async () => {
  const rendering = await shop.client.call('metaTemplates.render', { templateId, language: 'ru' });
  expect(rendering.suggestedName).toBe('reminder_hours');
  expect(rendering.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(rendering.variables[0]).toMatchObject({ key: '1', place: 'body' });
  const { businessAccountId } = number;
  const input = { templateId, language: 'ru', businessAccountId } as const;
  expect(await shop.client.call('metaTemplates.submit', input)).toMatchObject({ isOutdated: false });
  await shop.client.call('settings.update', { business: { name: 'Rose Salon' } });
  expect(await named('reminder_hours')).toMatchObject({ isOutdated: true });
  await expect(
    shop.client.call('metaTemplates.submit', {
      ...input,
      templateId: asId<TemplateId>('shipped-paid'),
      name: 'reminder_hours',
    }),
  ).rejects.toMatchObject({ code: 'conflict', fields: { name: 'This name is taken.' } });
});

test('a template that a person has chosen goes as it is inside the 24 hours, too, and its refusal is in words', async () => {
  const { id } = await named('call_me');
  await number.customerWrites({ waId: '79990000101', name: 'Anna Brown' }, 'Hello again');
  number.templates.find('call_me', 'en')!.components = [{ type: 'BODY', text: 'Dear {{1}}!' }];
  const { outboxId } = await send(id, { '1': 'Anna', '2': 'it' });
  await shop.until('the refusal', async () => {
    const { items } = await shop.client.call('outbox.list', {});
    return items.find((item) => item.id === outboxId)?.errorCode === 'template-refused';
  });
  const failed = (await thread(shop, chat.id)).find(({ status }) => status === 'failed');
  expect(failed!.failure?.detail).toMatch(/does not match the expected number of params \(1\) \(132000\)$/);
});
