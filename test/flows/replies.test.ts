import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId, type BookingId, type TemplateId } from '#shared/domain/ids.ts';
import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, openShop, type Shop } from '#test/support/shop.ts';

const hour = 3_600_000;
const anna = { phone: '4915112345678', name: 'Anna' };
/** Monday, ten in the morning in Berlin. */
const monday = Date.UTC(2026, 5, 1, 8);

let clock: FakeClock;
let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
let ticking: NodeJS.Timeout;

/** Time goes by, twenty times as fast as outside; tests jump from there. */
beforeEach(async () => {
  clock = fakeClock(monday);
  ticking = setInterval(() => clock.advance(100), 5);
  provider = await startGreenApi({ now: () => clock.now() });
  line = provider.addInstance({ settings: 'new', retryDelay: 20 });
  shop = await openShop({ clock });
  await connectGreenApi(shop, line, 'webhook');
});
afterEach(async () => {
  await shop.close();
  await provider.stop();
  clearInterval(ticking);
});

async function business(language: 'en' | 'ru', more: object = {}): Promise<void> {
  await shop.client.call('settings.update', {
    business: { name: 'Garden', timeZone: 'Europe/Berlin', language, ...more },
  });
}

const texts = (to = line) =>
  to.callsOf('sendMessage').map(({ body }) => (body as { message: string }).message);

/** Resolves to the `count`th message that was sent. */
const sent = (count: number) =>
  shop.until(`message ${count} to be sent`, () => Promise.resolve(texts()[count - 1]));

/** Books a visit of Anna's, `after` ms from now, to the next full hour. */
async function book(service: string, after: number): Promise<BookingId> {
  const startsAt = new Date(Math.ceil((clock.now() + after) / hour) * hour).toISOString();
  const { id } = await shop.client.call('bookings.save', {
    contact: { name: 'Anna', phone: `+${anna.phone}` },
    service,
    startsAt,
  });
  return id;
}

const visit = (id: BookingId) => shop.client.call('bookings.get', { id });
const confirmed = (id: BookingId, confirmation: string) =>
  shop.until(`the visit to be ${confirmation}`, async () => {
    const found = await visit(id);
    return found.confirmation === confirmation && found;
  });

const chat = () =>
  shop.until('the chat', async (): Promise<ConversationView | undefined> => {
    const { items } = await shop.client.call('conversations.list', {});
    return items[0];
  });

/** Everything that came in has been worked on. */
const read = (at = shop, to = line) =>
  at.until('everything to be read', async () => {
    const { items } = await at.client.call('journal.list', { state: 'new' });
    return to.queue.length === 0 && items.length === 0;
  });

/** And nothing is on its way out. */
async function quiet(at = shop, to = line): Promise<void> {
  await read(at, to);
  await at.until('everything due to be sent', async () => {
    const lists = await Promise.all(
      (['held', 'scheduled', 'sending'] as const).map((state) => at.client.call('outbox.list', { state })),
    );
    return lists.every(({ items }) => items.every(({ dueAt }) => Date.parse(dueAt) > clock.now()));
  });
}

const day = {
  en: {
    yes: 'Yes, please 👍',
    real: 'yes',
    no: 'No',
    list: 'You have several visits. Which one shall we cancel?',
  },
  ru: { yes: 'Да, спасибо', real: 'Да!', no: 'отмена', list: 'У вас несколько записей. Какую отменить?' },
};

describe.each(['en', 'ru'] as const)('answers in %s', (language) => {
  const words = day[language];
  beforeEach(() => business(language));

  test('a reminder asks; the yes, delivered three times, confirms once and needs no person', async () => {
    await shop.client.call('sending.start', {});
    const id = await book('Haircut', 30 * hour);
    await sent(1);
    clock.advance(7 * hour);
    await sent(2);
    await confirmed(id, 'asked');
    line.queue.duplicateNext(3);
    line.customerWrites(anna, words.real);
    const { version } = await confirmed(id, 'confirmed');
    await quiet();
    expect((await visit(id)).version).toBe(version);
    expect(await chat()).toMatchObject({ needsReply: false });
    expect(texts()).toHaveLength(2);
    expect((await shop.client.call('replyCards.list', {})).items).toEqual([]);
  });

  test('what is not only a yes is a card; a person decides, and the chat no longer waits', async () => {
    await shop.client.call('sending.start', {});
    const id = await book('Haircut', 30 * hour);
    await sent(1);
    clock.advance(7 * hour);
    await sent(2);
    line.customerWrites(anna, words.yes);
    await confirmed(id, 'unclear');
    const { items } = await shop.client.call('replyCards.list', { conversationId: (await chat()).id });
    expect(items).toMatchObject([
      { text: words.yes, reason: 'not-understood', bookings: [{ id, service: 'Haircut' }] },
    ]);
    await shop.client.call('replyCards.resolve', { id: items[0]?.id ?? '', as: 'confirm' });
    await confirmed(id, 'confirmed');
    expect(await chat()).toMatchObject({ needsReply: false });
    await expect(
      shop.client.call('replyCards.resolve', { id: items[0]?.id ?? '', as: 'confirm' }),
    ).rejects.toThrow(/does not wait any more/);
  });

  test('of two visits on one phone the number chooses; the cancelled one is told once and reminded of no more', async () => {
    await shop.client.call('sending.start', {});
    const first = await book('Haircut', 30 * hour);
    const second = await book('Manicure', 32 * hour);
    await shop.until('both to be told', () => Promise.resolve(texts().join().includes('Manicure')));
    clock.advance(9 * hour);
    await confirmed(first, 'asked');
    await confirmed(second, 'asked');
    await shop.until('the question about both', () => Promise.resolve(texts().at(-1)?.includes('*2*')));
    const before = texts().length;
    line.customerWrites(anna, words.no);
    const list = await sent(before + 1);
    expect(list.split('\n')).toEqual([
      expect.stringContaining(words.list),
      expect.stringMatching(/^1\. Haircut, /),
      expect.stringMatching(/^2\. Manicure, /),
    ]);
    clock.advance(60_000);
    line.customerWrites(anna, '2');
    await confirmed(second, 'declined');
    expect(await visit(first)).toMatchObject({ state: 'booked', confirmation: 'asked' });
    expect(await visit(second)).toMatchObject({ state: 'cancelled' });
    expect(await sent(before + 2)).toMatch(/7:00\sPM|19:00/);
    expect(await chat()).toMatchObject({ needsReply: true });
    clock.advance(20 * hour + 5 * 60_000);
    expect(await sent(before + 3)).toMatch(/5:00\sPM|17:00/);
    await quiet();
    expect(texts()).toHaveLength(before + 3);
    expect(texts().at(-1)).not.toMatch(/7:00\sPM|19:00|Manicure/);
  });
});

test('STOP ends reminders only after a yes, and START brings them back', async () => {
  await business('en');
  await shop.client.call('sending.start', {});
  const id = await book('Haircut', 60 * hour);
  await sent(1);
  const { contactId } = await visit(id);
  const optOut = async (promotions: string, reminders: string) =>
    shop.until(`promotions ${promotions}, reminders ${reminders}`, async () => {
      const found = (await shop.client.call('contacts.get', { id: contactId })).optOut;
      return found.promotions === promotions && found.reminders === reminders;
    });
  const silent = async () => (await visit(id)).silent.filter(({ reason }) => reason === 'opted-out').length;
  line.customerWrites(anna, 'Stop!');
  await optOut('yes', 'asked');
  expect(await sent(2)).toMatch(/Shall we stop reminding you/);
  expect(await silent()).toBe(0);
  clock.advance(60_000);
  line.customerWrites(anna, 'yes');
  await optOut('yes', 'yes');
  await sent(3);
  expect(await silent()).toBe(2);
  clock.advance(60_000);
  line.customerWrites(anna, 'start');
  await optOut('no', 'no');
  await sent(4);
  expect(await silent()).toBe(0);
  expect((await shop.client.call('outbox.list', { state: 'scheduled' })).items).toHaveLength(2);
});

test('nothing leaves before sending is started, whatever a customer writes', async () => {
  await business('en');
  const welcome = { on: true, templateId: asId<TemplateId>('shipped-welcome') };
  await shop.client.call('replies.update', { welcome });
  line.customerWrites(anna, 'Hello');
  line.customerWrites(anna, 'STOP');
  await shop.until('the question to be held', async () => {
    const { items } = await shop.client.call('outbox.list', { state: 'held' });
    return items.length === 1 && items;
  });
  clock.advance(hour);
  await read();
  expect(texts()).toEqual([]);
  expect(await chat()).toMatchObject({ needsReply: true });
});

test('two shops that both answer by themselves soon leave each other alone', async () => {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
  const hours = Object.fromEntries(days.map((name) => [name, []]));
  const otherLine = provider.addInstance({ settings: 'new', retryDelay: 20 });
  const otherShop = await openShop({ clock });
  try {
    await connectGreenApi(otherShop, otherLine, 'webhook');
    for (const { client } of [shop, otherShop]) {
      await client.call('settings.update', {
        business: { name: 'Garden', timeZone: 'Europe/Berlin', language: 'en', hours },
      });
      const templateId = asId<TemplateId>('shipped-away');
      await client.call('replies.update', { away: { on: true, templateId } });
      await client.call('sending.start', {});
    }
    const passed = { [line.wid]: 0, [otherLine.wid]: 0 };
    const carry = (from: SimulatedLine, to: SimulatedLine) => {
      const all = texts(from);
      for (const text of all.slice(passed[from.wid]))
        to.customerWrites({ phone: from.wid.replace('@c.us', ''), name: 'Shop' }, text);
      passed[from.wid] = all.length;
    };
    otherLine.customerWrites({ phone: line.wid.replace('@c.us', ''), name: 'Shop' }, 'Hello');
    for (let round = 0; round < 40; round += 1) {
      carry(line, otherLine);
      carry(otherLine, line);
      await quiet();
      await quiet(otherShop, otherLine);
      clock.advance(10 * 60_000);
    }
    // The one answers the hello, the other answers that: neither answers an answer to its own.
    expect([texts(line).length, texts(otherLine).length]).toEqual([1, 1]);
  } finally {
    await otherShop.close();
  }
});

describe('the settings of replies', () => {
  const refusal = async (call: Promise<unknown>) => {
    const error: unknown = await call.catch((reason: unknown) => reason);
    if (error instanceof ApiError) return [error.code, error.fields];
    throw new Error('The call was not refused.');
  };

  test('what is left out stays; everything automatic is off in the beginning', async () => {
    const before = await shop.client.call('replies.get', {});
    expect([before.welcome.on, before.away.on, before.keywords]).toEqual([false, false, []]);
    const words = { ...before.words, confirm: ['sure'] };
    const after = await shop.client.call('replies.update', { words });
    expect(after).toEqual({ ...before, words });
    expect(await shop.client.call('replies.get', {})).toEqual(after);
  });

  test('a word that means two things, or nothing, is refused at its place', async () => {
    const { words } = await shop.client.call('replies.get', {});
    expect(
      await refusal(
        shop.client.call('replies.update', { words: { ...words, move: ['move', 'Yes!', '👍'] } }),
      ),
    ).toEqual(['invalid', { 'words.move.1': 'means-also-confirm', 'words.move.2': 'nothing-left' }]);
  });

  test('a keyword is one word’s, stops nobody, and has a text that is there', async () => {
    const templateId = asId<TemplateId>('shipped-prices');
    const keyword = (id: string, ...words: string[]) => ({ id, on: true, words, templateId });
    const update = (keywords: ReturnType<typeof keyword>[]) =>
      shop.client.call('replies.update', { keywords });
    expect(await refusal(update([keyword('a', 'price', 'STOP'), keyword('b', 'Price!')]))).toEqual([
      'invalid',
      { 'keywords.0.words.1': 'means-also-opt-out', 'keywords.1.words.0': 'means-also-keyword' },
    ]);
    const gone = { ...keyword('a', 'price'), templateId: asId<TemplateId>('shipped-created') };
    expect(await refusal(update([gone]))).toEqual([
      'invalid',
      { 'keywords.0.templateId': 'There is no such text for answers.' },
    ]);
    expect((await update([keyword('a', 'price')])).keywords).toEqual([keyword('a', 'price')]);
  });
});
