import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { TemplateView } from '#shared/api/calls/templates.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, onlyChat, openShop, thread, type Shop } from '#test/support/shop.ts';

const created = asId<TemplateId>('shipped-created');
const none = { en: null, ru: null };

let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;

beforeEach(async () => {
  provider = await startGreenApi();
  line = provider.addInstance({ progress: ['sent', 'delivered'] });
  shop = await openShop();
  await shop.client.call('settings.update', {
    business: {
      name: 'Garden Salon',
      timeZone: 'Europe/Berlin',
      language: 'en',
      address: '12 Garden Street',
    },
  });
});

afterEach(async () => {
  await shop.close();
  await provider.stop();
});

async function template(id: string): Promise<TemplateView> {
  const { items } = await shop.client.call('templates.list', {});
  const found = items.find((item) => item.id === id);
  if (!found) throw new Error(`There is no text ${id}.`);
  return found;
}

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const inTwoDays = new Date(Date.now() + 48 * 3_600_000).toISOString();

function book(more: object = {}) {
  return shop.client.call('bookings.save', {
    contact: { name: 'Vera Lang', phone: '+79990000101' },
    service: 'Haircut',
    startsAt: inTwoDays,
    ...more,
  });
}

function sentTexts(): unknown[] {
  return line.callsOf('sendMessage').map(({ body }) => (body as { message: string }).message);
}

describe('the texts of a fresh shop', () => {
  test('are there, named in the language of the shop until the owner names them', async () => {
    expect((await template(created)).name).toBe('Booking confirmed');
    await shop.client.call('settings.update', { business: { language: 'ru' } });
    expect((await template(created)).name).toBe('Запись подтверждена');

    const { texts, signOff } = await template(created);
    const kept = { id: created, texts: { ...texts, en: 'Booked.' }, signOff };
    await shop.client.call('templates.save', { ...kept, name: 'Запись подтверждена' });
    await shop.client.call('settings.update', { business: { language: 'en' } });
    expect(await template(created)).toMatchObject({ name: 'Booking confirmed', texts: { en: 'Booked.' } });

    await shop.client.call('templates.save', { ...kept, name: 'Our confirmation' });
    await shop.client.call('settings.update', { business: { language: 'ru' } });
    expect((await template(created)).name).toBe('Our confirmation');
  });

  test('name the rules that send them', async () => {
    expect(await template(created)).toMatchObject({
      isShipped: true,
      canUndo: false,
      version: 1,
      usedBy: [{ ruleId: 'confirmation', ruleName: 'Confirmation' }],
    });
    expect((await template('shipped-follow-up')).usedBy).toEqual([]);
  });
});

describe('an edit', () => {
  test('is saved with its warnings, and undone', async () => {
    const before = await template(created);
    const saved = await shop.client.call('templates.save', {
      id: created,
      name: before.name,
      version: 1,
      texts: { en: 'See you {{ visit.start }}\nfor {{ visit.service }}', ru: '  ' },
      signOff: { en: 'Garden Salon', ru: '' },
    });
    expect(saved).toMatchObject({
      version: 2,
      canUndo: true,
      texts: { en: 'See you {{ visit.start }}\nfor {{ visit.service }}', ru: null },
      signOff: { en: 'Garden Salon', ru: null },
      warnings: [{ field: 'texts', language: 'en', problem: { kind: 'may-be-empty', line: 2, column: 8 } }],
    });
    const undone = await shop.client.call('templates.undo', { id: created });
    expect(undone).toEqual({ ...before, version: 3, canUndo: false });
    await expect(shop.client.call('templates.undo', { id: created })).rejects.toMatchObject({
      code: 'conflict',
      message: 'There is no earlier text to go back to.',
    });
  });

  test('with errors is refused, with the place and what was probably meant', async () => {
    const before = await template(created);
    const attempt = shop.client.call('templates.save', {
      id: created,
      name: before.name,
      texts: { en: 'Hello\nsee {{ visit.strat | time }}, {{ visit.paid_amount }}', ru: before.texts.ru },
      signOff: { en: null, ru: '{% if %}' },
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'invalid',
      fields: {
        'texts.en':
          'Line 2, column 8: there is no variable visit.strat. Did you mean visit.start?\n' +
          'Line 2, column 34: the variable visit.paid_amount does not exist in texts of this kind.',
        'signOff.ru': expect.stringMatching(/^Line 1, column 1: /) as string,
      },
    });
    expect(await template(created)).toEqual(before);
  });

  test.each([
    ['in no language', { texts: none }, { texts: 'Write the text in at least one language.' }],
    [
      'too long together with its sign-off',
      { texts: { en: 'a'.repeat(4000), ru: null }, signOff: { en: 'b'.repeat(200), ru: null } },
      { 'texts.en': 'Text and sign-off together are longer than 4096 characters.' },
    ],
  ])('%s is refused', async (_name, content, fields) => {
    const attempt = shop.client.call('templates.save', { id: created, name: 'X', ...content });
    await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields });
  });

  test('of a text that somebody else has changed meanwhile overwrites nothing', async () => {
    const { name, texts } = await template(created);
    await shop.client.call('templates.save', {
      id: created,
      name,
      texts: { ...texts, en: 'First' },
      version: 1,
    });
    const second = { id: created, name, texts: { ...texts, en: 'Second' }, version: 1 };
    await expect(shop.client.call('templates.save', second)).rejects.toMatchObject({ code: 'conflict' });
    expect((await template(created)).texts.en).toBe('First');
  });

  test('that changes nothing is no new version', async () => {
    const { name, texts } = await template(created);
    expect(await shop.client.call('templates.save', { id: created, name, texts })).toMatchObject({
      version: 1,
    });
  });
});

describe('a text of one’s own', () => {
  test('is added and removed, but not while a rule sends it', async () => {
    const own = { name: 'Parking', texts: { en: 'Park behind the house.', ru: null } };
    await expect(shop.client.call('templates.save', own)).rejects.toMatchObject({
      fields: { event: 'Choose one.' },
    });
    const { id } = await shop.client.call('templates.save', { ...own, event: 'reminder' });
    await expect(shop.client.call('templates.save', { ...own, id, event: 'paid' })).rejects.toMatchObject({
      fields: { event: 'Cannot be changed.' },
    });

    const { items } = await shop.client.call('rules.list', {});
    const rule = items.find((item) => item.id === 'day-before');
    if (!rule) throw new Error('It was seeded.');
    const { templateName: _, isShipped: __, waiting: ___, ...fields } = rule;
    await shop.client.call('rules.save', { ...fields, templateId: id });
    await expect(shop.client.call('templates.remove', { id })).rejects.toMatchObject({
      code: 'conflict',
      message:
        'This text is sent by “Reminder, 24 h before”. Choose another text there, then remove this one.',
    });
    await shop.client.call('rules.save', fields);
    await shop.client.call('templates.remove', { id });
    await expect(template(id)).rejects.toThrow();
    await expect(shop.client.call('templates.remove', { id: created })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(shop.client.call('templates.remove', { id })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is not removed while an automatic answer sends it', async () => {
    const { id } = await shop.client.call('templates.save', {
      event: 'auto-answer',
      name: 'Closed',
      texts: { en: 'We are closed.', ru: null },
    });
    await shop.client.call('replies.update', { away: { on: false, templateId: id } });
    await expect(shop.client.call('templates.remove', { id })).rejects.toMatchObject({
      code: 'conflict',
      message: 'An automatic answer sends this text. Choose another text there, then remove this one.',
    });
  });
});

describe('a preview', () => {
  const look = {
    event: 'created',
    language: 'en',
    text: '{{ customer.first_name }}, {{ visit.service }}',
  } as const;

  test('shows an invented customer, a real visit, or the next visit of a chat', async () => {
    const example = await shop.client.call('templates.preview', look);
    expect(example).toMatchObject({ text: 'Anna, haircut', length: 13, missing: [], sample: null });

    const { id } = await book();
    const real = await shop.client.call('templates.preview', { ...look, signOff: 'Bye', bookingId: id });
    expect(real).toMatchObject({
      text: 'Vera, Haircut\n\nBye',
      sample: { name: 'Vera Lang', service: 'Haircut', startsAt: inTwoDays },
    });

    await connectGreenApi(shop, line, 'polling');
    line.customerWrites({ phone: '79990000101', name: 'Vera' }, 'Hello');
    const chat = await onlyChat(shop);
    const next = await shop.client.call('templates.preview', { ...look, conversationId: chat.id });
    expect(next.sample).toEqual(real.sample);
  });

  test('says what is wrong instead of showing half a message', async () => {
    const broken = { ...look, text: 'Hi {{ customer.nam }}' };
    expect(await shop.client.call('templates.preview', broken)).toEqual({
      text: '',
      length: 0,
      missing: [],
      sample: null,
      problems: [
        {
          kind: 'unknown-variable',
          severity: 'error',
          line: 1,
          column: 7,
          from: 6,
          to: 18,
          name: 'customer.nam',
          suggestion: 'customer.name',
        },
      ],
    });
  });

  test('names what leaves a gap', async () => {
    const gap = { ...look, text: 'Call {{ business.phone }}' };
    expect(await shop.client.call('templates.preview', gap)).toMatchObject({
      text: 'Call',
      missing: ['business.phone'],
      problems: [{ kind: 'may-be-empty', severity: 'warning' }],
    });
  });
});

test('a quick reply is written out for the customer of the chat and their next visit', async () => {
  await book();
  await connectGreenApi(shop, line, 'polling');
  line.customerWrites({ phone: '79990000101', name: 'Vera' }, 'Hello');
  const chat = await onlyChat(shop);
  const { id } = await shop.client.call('templates.save', {
    event: 'quick-reply',
    name: 'Hello',
    texts: { en: 'Hi {{ customer.first_name }}, your {{ visit.service }}. {{ sender.name }}', ru: null },
  });
  expect(await shop.client.call('templates.fill', { id, conversationId: chat.id })).toEqual({
    text: 'Hi Vera, your Haircut.',
    missing: ['sender.name'],
  });
});

describe('a test to one’s own phone', () => {
  const trial = {
    event: 'created',
    language: 'en',
    text: 'Hello {{ customer.first_name }}',
    phone: '+49 151 12345678',
  } as const;

  test('needs a number, a phone and a text without errors', async () => {
    await expect(shop.client.call('templates.sendTest', trial)).rejects.toMatchObject({
      code: 'conflict',
      message: 'No number is connected yet. Connect one under Connections, then try again.',
    });
    await expect(shop.client.call('templates.sendTest', { ...trial, phone: '12' })).rejects.toMatchObject({
      fields: { phone: 'Write it with the country code, such as +49 151 23456789.' },
    });
    await expect(
      shop.client.call('templates.sendTest', { ...trial, text: '{{ nobody }}' }),
    ).rejects.toMatchObject({
      fields: { text: 'Line 1, column 4: there is no variable nobody.' },
    });
  });

  test('leaves at once, before sending was started, and stands in the chat with that phone', async () => {
    await connectGreenApi(shop, line, 'polling');
    const { outboxId, conversationId } = await shop.client.call('templates.sendTest', trial);
    await shop.until('the test to arrive', () => Promise.resolve(sentTexts().length > 0));
    expect(sentTexts()).toEqual(['Hello Anna']);
    const messages = await thread(shop, conversationId);
    expect(messages.map(({ text, outboxId: id }) => [text, id])).toEqual([['Hello Anna', outboxId]]);
    const { items } = await shop.client.call('outbox.list', {});
    expect(items.map(({ reason }) => reason)).toEqual(['A text on trial, sent from the template editor.']);
  });
});

test('a changed text is what leaves, also for what was planned before', async () => {
  await connectGreenApi(shop, line, 'polling');
  await book();
  const { name } = await template(created);
  const waiting = await shop.client.call('outbox.list', { part: 'waiting' });
  expect(plain(waiting.items[0]?.text ?? '')).toContain('Your visit to Garden Salon is booked.');
  await shop.client.call('templates.save', { id: created, name, texts: { en: 'New words', ru: null } });
  const after = await shop.client.call('outbox.list', { part: 'waiting' });
  expect(after.items[0]?.text).toBe('New words');
  await shop.client.call('sending.start', {});
  await shop.until('the confirmation', () => Promise.resolve(sentTexts().length > 0));
  expect(sentTexts()).toEqual(['New words']);
});
