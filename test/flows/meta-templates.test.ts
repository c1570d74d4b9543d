import { afterEach, beforeEach, expect, test } from 'vitest';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { ApiError } from '#shared/api/errors.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { connectMeta } from '#test/support/meta/connect-shop.ts';
import type { SimulatedNumber } from '#test/support/meta/number.ts';
import { startMeta, type MetaSimulator } from '#test/support/meta/simulator.ts';
import { openShop, thread, type Shop } from '#test/support/shop.ts';

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

function submit(language: 'en' | 'ru' = 'en') {
  const { businessAccountId } = number;
  return shop.client.call('metaTemplates.submit', { templateId, language, businessAccountId });
}

/** Submits a text and lets Meta approve it. */
async function approved(language: 'en' | 'ru' = 'en') {
  const { name } = await submit(language);
  const template = number.templates.find(name, language)!;
  await number.review(template, 'APPROVED');
  await untilTemplate('the approval', (one) => one.language === language && one.status === 'approved');
  return template;
}

/** Books a visit and lets its confirmation go at once; resolves with the line of the outbox. */
async function confirmVisit(contact = { name: 'Anna Brown', phone: '+79990000101' }) {
  await shop.client.call('bookings.save', {
    contact,
    service: 'haircut',
    startsAt: new Date(Math.ceil(Date.now() / hour) * hour + 48 * hour).toISOString(),
  });
  const planned = await shop.until('the confirmation', async () => {
    const { items } = await shop.client.call('outbox.list', { part: 'waiting' });
    return items.find(({ title, ruleId }) => title === contact.name && ruleId?.includes('confirm'));
  });
  await shop.client.call('outbox.sendNow', { id: planned.id });
  return planned.id;
}

function untilState(id: string, wanted: string) {
  return shop.until(`the message to be ${wanted}`, async () => {
    const { items } = await shop.client.call('outbox.list', {});
    return items.find((item) => item.id === id && item.state === wanted);
  });
}

test('every page of the account is read, in words of ours', async () => {
  number.templates.perPage = 2;
  number.templates.add({ name: 'plain', body: 'Hello there' });
  number.templates.add({ name: 'plain', language: 'ru', body: 'Здравствуйте', status: 'PAUSED' });
  number.templates.add({
    name: 'with_picture',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Look {{1}} here' },
    ],
    category: 'MARKETING',
  });
  number.templates.add({ name: 'refused', status: 'REJECTED', rejectedReason: 'SCAM', quality: 'UNKNOWN' });
  number.templates.add({ name: 'strange', status: 'SOMETHING_NEW' });
  await connect();
  const templates = await list();
  expect(templates.map((one) => [one.name, one.language, one.status, one.isSendable, one.reason])).toEqual([
    ['plain', 'en', 'approved', true, null],
    ['plain', 'ru', 'paused', true, null],
    ['refused', 'en', 'rejected', true, 'Meta takes it for a fraud.'],
    ['strange', 'en', 'unknown', true, null],
    ['with_picture', 'en', 'approved', false, null],
  ]);
  expect(number.callsOf('message_templates')).toHaveLength(3);
  number.templates.all.splice(0, 2);
  expect(await shop.client.call('metaTemplates.sync', {})).toEqual({ count: 3, trouble: null });
});

test('a list that breaks off in the middle takes nothing away, and says so', async () => {
  number.templates.add({ name: 'plain' });
  await connect();
  number.faults.next('message_templates', { kind: 'status', status: 503, body: '' });
  const { count, trouble } = await shop.client.call('metaTemplates.sync', {});
  expect([count, trouble]).toEqual([1, 'Meta answered 503: it has trouble of its own.']);
  expect((await shop.client.call('metaTemplates.accounts', {})).items).toMatchObject([{ trouble }]);
});

test('a text is submitted, approved, and goes once in place of a confirmation that comes too late', async () => {
  await connect();
  const pending = await submit();
  expect(pending).toMatchObject({
    name: 'created',
    language: 'en',
    status: 'pending',
    template: { id: templateId, language: 'en' },
    isOutdated: false,
  });
  const template = number.templates.find('created', 'en')!;
  await number.review(template, 'APPROVED');
  await untilTemplate('the approval', ({ status }) => status === 'approved');
  await shop.client.call('sending.start', {});
  const id = await confirmVisit();
  const sent = await untilState(id, 'delivered');
  const [body, ...others] = number.sends();
  expect(others).toEqual([]);
  expect(body).toMatchObject({
    to: '+79990000101',
    type: 'template',
    template: { name: 'created', language: { code: 'en' } },
  });
  const { components } = body!.template as { components: { parameters: { text: string }[] }[] };
  expect(components[0]!.parameters.map(({ text }) => text)).toEqual([
    'Anna',
    expect.stringMatching(/^\w+day, \w+ \d+$/),
    expect.stringMatching(/^\d+:00.[AP]M$/),
    'Haircut',
    '—',
    '—',
  ]);
  const [bubble] = await thread(shop, sent.conversationId!);
  expect(bubble!.text).toMatch(/^Hello Anna! Your visit to Garden Salon is booked\.\n\n\*\w+day/);
  expect(sent.text).toBe(bubble!.text);
  expect(sent.reason).toMatch(/It went as the approved template “created”\.$/);
});

test('inside the 24 hours the text goes as it is', async () => {
  await connect();
  await approved();
  await shop.client.call('sending.start', {});
  await number.customerWrites({ waId: '79990000101', name: 'Anna Brown' }, 'Hello');
  const id = await confirmVisit();
  await untilState(id, 'delivered');
  expect(number.sends()).toMatchObject([{ type: 'text' }]);
});

test('when Meta says that the time is over, the template goes instead', async () => {
  await connect();
  await approved();
  await shop.client.call('sending.start', {});
  await number.customerWrites({ waId: '79990000101', name: 'Anna Brown' }, 'Hello');
  const error = { code: 131047, message: 'Re-engagement message', type: 'OAuthException' };
  number.faults.next('messages', { kind: 'status', status: 400, body: { error } });
  const id = await confirmVisit();
  await untilState(id, 'delivered');
  expect(number.sends().map(({ type }) => type)).toEqual(['text', 'template']);
});

test('an answer that was lost is settled by the status, and the template is not sent again', async () => {
  await connect();
  await approved();
  await shop.client.call('sending.start', {});
  number.faults.next('messages', { kind: 'status-after', status: 502, body: 'Bad Gateway' });
  const id = await confirmVisit();
  expect(await untilState(id, 'delivered')).toMatchObject({ attempts: 1 });
  expect(number.sends()).toHaveLength(1);
});

test('without an approved template the message fails and says what to do; once there is one, it goes', async () => {
  await connect();
  await shop.client.call('sending.start', {});
  const id = await confirmVisit();
  const failed = await untilState(id, 'failed');
  expect(failed).toMatchObject({ errorCode: 'window-closed' });
  expect(failed.error).toContain('No template at Meta stands for this text: submit it for approval');
  expect(number.sends()).toEqual([]);
  await approved();
  await shop.client.call('outbox.sendNow', { id: failed.id });
  await untilState(id, 'delivered');
  expect(number.sends()).toMatchObject([{ type: 'template' }]);
});

test('a rejection is told to the owner with its reason, once for all numbers of the account', async () => {
  const other = meta.addNumber({
    appId: number.app.id,
    businessAccountId: number.businessAccountId,
    accessToken: number.accessToken,
  });
  await connect();
  await shop.client.call('channels.create', other.connection);
  const { id, name } = await submit();
  const template = number.templates.find(name, 'en')!;
  template.rejectedReason = 'PROMOTIONAL';
  const rejection = { reason: 'It advertises.', recommendation: 'Leave the offer out.' };
  await number.review(template, 'REJECTED', { reason: 'PROMOTIONAL', rejection_info: rejection });
  const rejected = await untilTemplate('the rejection', ({ status }) => status === 'rejected');
  expect(rejected).toMatchObject({ id, reason: 'It advertises. Leave the offer out.' });
  expect(rejected.channelIds).toHaveLength(2);
  const { items } = await shop.client.call('notices.list', {});
  expect(items.map(({ kind, facts }) => ({ kind, facts }))).toEqual([
    { kind: 'template-stopped', facts: { name, language: 'en', state: 'rejected' } },
  ]);
});

test('a template that Meta counts as marketing is told of, and spares those who want no promotions', async () => {
  await connect();
  const template = await approved();
  await number.recategorise(template, 'MARKETING');
  await untilTemplate('the new category', ({ category }) => category === 'marketing');
  const { items } = await shop.client.call('notices.list', {});
  expect(items).toMatchObject([{ kind: 'template-price', facts: { name: 'created' } }]);
  await shop.client.call('sending.start', {});
  await number.customerWrites({ waId: '79990000202', name: 'Olga' }, 'stop', Date.now() - 25 * hour);
  await shop.until('the opt-out', async () => {
    const { items: chats } = await shop.client.call('conversations.list', {});
    const contactId = chats[0]?.contactId;
    return (
      contactId && (await shop.client.call('contacts.get', { id: contactId })).optOut.promotions === 'yes'
    );
  });
  const id = await confirmVisit({ name: 'Olga', phone: '+79990000202' });
  expect(await untilState(id, 'failed')).toMatchObject({ errorCode: 'opted-out' });
  expect(number.sends()).toEqual([]);
});

test('a template that was paused without our knowing is refused in words, and looked at anew', async () => {
  await connect();
  const template = await approved();
  template.status = 'PAUSED';
  await shop.client.call('sending.start', {});
  const id = await confirmVisit();
  const failed = await untilState(id, 'failed');
  expect(failed).toMatchObject({ errorCode: 'template-refused' });
  await untilTemplate('the new look', ({ status }) => status === 'paused');
});

test('a customer gets the template in their language, or in the shop’s', async () => {
  await connect();
  await approved('en');
  await approved('ru');
  await shop.client.call('sending.start', {});
  const first = await confirmVisit();
  await untilState(first, 'delivered');
  const { items } = await shop.client.call('bookings.list', {});
  await shop.client.call('contacts.update', { id: items[0]!.contactId, language: 'ru' });
  await shop.client.call('bookings.save', {
    contact: { name: 'Anna Brown', phone: '+79990000101' },
    service: 'massage',
    startsAt: new Date(Date.now() + 96 * hour).toISOString(),
  });
  const second = await shop.until('the second confirmation', async () => {
    const { items: waiting } = await shop.client.call('outbox.list', { part: 'waiting' });
    return waiting.find(({ ruleId }) => ruleId?.includes('confirm'));
  });
  await shop.client.call('outbox.sendNow', { id: second.id });
  await untilState(second.id, 'delivered');
  const codes = number
    .sends()
    .map(({ template }) => (template as { language: { code: string } }).language.code);
  expect(codes).toEqual(['en', 'ru']);
});

test('what Meta would refuse is not submitted, and a text that was changed is submitted anew as the same template', async () => {
  await connect();
  await approved();
  const own = await shop.client.call('templates.save', {
    event: 'reminder',
    name: 'Edge',
    texts: { en: '{{ visit.service }} is waiting for you', ru: null },
    signOff: { en: null, ru: null },
  });
  const input = { templateId: own.id, language: 'en', businessAccountId: number.businessAccountId } as const;
  const refused = await shop.client.call('metaTemplates.submit', input).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'invalid',
    fields: {
      text: 'Meta takes no variable at the beginning or the end: add words there ({{1}}).',
    },
  } satisfies Partial<ApiError>);
  await expect(
    shop.client.call('metaTemplates.submit', { ...input, templateId, name: 'created' }),
  ).resolves.toMatchObject({ status: 'pending' });
  await expect(submit()).rejects.toMatchObject({ code: 'conflict' });
  expect(number.callsOf('edit_template')).toHaveLength(1);
});
