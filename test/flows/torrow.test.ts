import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { systemClock } from '#core/platform/system.ts';
import type { ChannelId } from '#shared/domain/ids.ts';
import { torrowHooksOf, type TorrowCaller } from '#test/support/torrow/caller.ts';
import { participant, salonOrder } from '#test/support/torrow/salon-order.ts';
import { sampleQueries } from '#test/support/torrow/sample-urls.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import { startMailServer, textOfMail, type MailServer } from '#test/support/mail/mail-server.ts';
import { connectGreenApi, onlyChat, openShop, thread, type Shop } from '#test/support/shop.ts';

/** Friday, 20 November 2026, noon in Moscow; the visit of the sample order is on Wednesday. */
const start = Date.UTC(2026, 10, 20, 9);

let provider: GreenApiSimulator;
let line: SimulatedLine;
let shop: Shop;
let channelId: ChannelId;
let torrow: TorrowCaller;
let mail: MailServer;

beforeEach(async () => {
  const real = systemClock();
  const offset = start - real.now();
  provider = await startGreenApi({ now: () => real.now() + offset });
  line = provider.addInstance();
  mail = await startMailServer();
  shop = await openShop({ clock: { ...real, now: () => real.now() + offset } });
  await shop.client.call('settings.update', { business: { timeZone: 'Europe/Moscow' } });
  channelId = (await connectGreenApi(shop, line, 'polling')).id;
  torrow = torrowHooksOf(shop, line);
});

afterEach(async () => {
  await shop.close();
  await mail.stop();
  await provider.stop();
});

const startSending = () => shop.client.call('sending.start', {});
const sent = () => line.callsOf('sendMessage').map(({ body }) => body as { chatId: string; message: string });
const untilSent = (count: number) =>
  shop.until(`${count} messages`, () => Promise.resolve(sent().length >= count && sent()));
const untilWorked = (count: number) =>
  shop.until(`${count} calls to be worked on`, async () => {
    const { items } = await shop.client.call('journal.list', { limit: 200 });
    const calls = items.filter(({ eventType }) => eventType?.startsWith('torrow') === true);
    return calls.length >= count && calls;
  });
const untilNotice = () =>
  shop.until('a notice', async () => {
    const { items } = await shop.client.call('notices.list', {});
    return items.length > 0 && items.map(({ kind, facts }) => ({ kind, facts }));
  });
const bookings = async () => {
  const { items } = await shop.client.call('bookings.list', {});
  return items.filter(({ source }) => source === 'torrow');
};
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('each address that Torrow shows its users', () => {
  beforeEach(startSending);

  test.each(['ru', 'en'] as const)(
    'gives a message that a person would like to receive (%s)',
    async (language) => {
      const order = salonOrder();
      const withLink = {
        ...order,
        CaseItem: {
          ...order.CaseItem,
          ItemInfo: { Name: 'Запись №17', SolutionData: { vk: { joinLink: 'https://example.com/17' } } },
        },
      };
      for (const [index, query] of Object.values(sampleQueries[language]).entries()) {
        expect(await torrow.post(query, withLink)).toMatchObject({
          status: 200,
          body: { Status: 'Success' },
        });
        await untilSent(index + 1);
      }
      const messages = sent();
      expect(new Set(messages.map(({ chatId }) => chatId))).toEqual(new Set(['79990000011@c.us']));
      await expect(messages.map(({ message }) => plain(message)).join('\n\n=====\n\n')).toMatchFileSnapshot(
        `../support/torrow/sample-messages-${language}.txt`,
      );
    },
  );
});

describe('a call', () => {
  test('becomes a visit and a message in its chat, in the name of automation', async () => {
    await startSending();
    await torrow.post(sampleQueries.ru.created);
    await untilSent(1);
    expect(await bookings()).toMatchObject([
      { externalId: 'order-17', state: 'booked', version: 1, startsAt: '2026-11-25T12:00:00.000Z' },
    ]);
    const chat = await onlyChat(shop);
    expect(chat).toMatchObject({ channelId, title: 'Анна', subtitle: '+7 999 000 00 11' });
    expect(await thread(shop, chat.id)).toMatchObject([{ direction: 'out', author: 'automation' }]);
  });

  test('that is posted twice, at once, and replayed is one message', async () => {
    await startSending();
    const query = sampleQueries.ru.created;
    const answers = await Promise.all([torrow.post(query), torrow.post(query), torrow.post(query)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await torrow.post(query);
    const calls = await untilWorked(4);
    expect(calls.map(({ state }) => state).sort()).toEqual(['done', 'ignored', 'ignored', 'ignored']);
    await untilSent(1);
    for (const { id } of calls) await shop.client.call('journal.replay', { id });
    await torrow.post(sampleQueries.ru.paid);
    await untilSent(2);
    expect(sent().map(({ message }) => message.split('\n')[0])).toEqual([
      'Ваша бронь подтверждена. Выполните оплату.',
      'Ваша оплата получена. Ждем вас.',
    ]);
    expect(await bookings()).toMatchObject([{ version: 2, paid: true }]);
  });

  test('is held until sending is started, and goes then', async () => {
    await torrow.post(sampleQueries.ru.created);
    const [item] = await shop.until('it to be held', async () => {
      const { items } = await shop.client.call('outbox.list', { state: 'held' });
      return items.length > 0 && items;
    });
    expect(item).toMatchObject({
      origin: 'automation',
      ruleId: null,
      reason: 'Torrow asked for a message about order №17 (created).',
    });
    expect(sent()).toEqual([]);
    await startSending();
    await untilSent(1);
  });

  test('is sent alone: no rule of the shop speaks about its visit', async () => {
    await startSending();
    await torrow.post(sampleQueries.ru.created);
    await untilSent(1);
    const { items } = await shop.client.call('outbox.list', { part: 'waiting' });
    expect(items).toEqual([]);
    const { items: rules } = await shop.client.call('rules.list', {});
    expect(rules.length).toBeGreaterThan(0);
  });

  test('may hold lists where others hold one, and hides what it is told to hide', async () => {
    await startSending();
    const order = salonOrder();
    const lists = {
      ...order,
      Service: [order.Service],
      Resources: [order.Resources, { ItemInfo: { Name: 'Укладка' } }],
      CaseParticipants: [order.CaseParticipants],
    };
    await torrow.post('message=Hi', lists);
    await torrow.post(
      'message=Hi&hide_detail_section=true&hide_order_duration=true&hide_address=true&hide_contact_info=false',
      lists,
    );
    const [all, little] = (await untilSent(2)).map(({ message }) => plain(message));
    expect(all).toBe(
      [
        'Hi\n\n*Запись №17*\n🗓 Среда, 25 ноября, 15:00–16:30 (Мск)\n⏱ Длительность: 1 ч 30 мин\n📍 Садовая, 12',
        '*Детали записи*\nУслуга: Салон «Сад»\nУслуги/ресурсы:\n• Стрижка — С укладкой\n• Укладка\nСтоимость: 2 000 ₽',
      ].join('\n\n'),
    );
    expect(little).toBe(
      'Hi\n\n*Запись №17*\n🗓 Среда, 25 ноября, 15:00–16:30 (Мск)\n\n*Контакты*\nАнна\n+7 999 000 00 11',
    );
  });

  test('with phone= writes to that phone, also about an order without time and people', async () => {
    await startSending();
    await torrow.post('message=Новый%20заказ&phone=%2B7%20999%20000-00-99', { CaseItem: { Id: 'x' } });
    expect(await untilSent(1)).toEqual([{ chatId: '79990000099@c.us', message: 'Новый заказ\n\n*Запись*' }]);
    expect(await bookings()).toEqual([]);
  });
});

describe('the check in a browser', () => {
  test('succeeds, names what is wrong, and refuses wrong keys', async () => {
    expect(await torrow.check(sampleQueries.ru.created)).toEqual({
      status: 200,
      body: { Status: 'Success', Message: 'The WebHook has been successfully verified' },
    });
    expect(await torrow.check('timezone=Moon/Base')).toMatchObject({
      status: 200,
      body: { Status: 'Wrong parameters', ErrorMessage: 'timezone cannot be read' },
    });
    expect(await torrow.checkUrl(`/webhook/green-api?idInstance=${line.idInstance}`)).toMatchObject({
      status: 401,
      body: {
        Status: 'Wrong parameters',
        ErrorMessage: 'apiUrl is missing; apiTokenInstance is missing',
      },
    });
    for (const keys of [
      `idInstance=${line.idInstance}&apiTokenInstance=guess`,
      `idInstance=1&apiTokenInstance=${line.apiTokenInstance}`,
    ]) {
      expect(await torrow.checkUrl(`/webhook/green-api?apiUrl=x&${keys}`)).toMatchObject({
        status: 401,
        body: { Status: 'Error' },
      });
    }
    await shop.client.call('channels.remove', { id: channelId });
    expect(await torrow.check('')).toMatchObject({ status: 401, body: { Status: 'Error' } });
  });
});

describe('what cannot be sent', () => {
  const address = `${sampleQueries.ru.created}&errorEmail=owner@example.com`;
  const useMail = () =>
    shop.client.call('settings.update', {
      mail: { host: '127.0.0.1', port: mail.port, security: 'none', from: 'desk@example.com' },
    });
  const untilMail = () => shop.until('a mail', () => Promise.resolve(mail.mails[0]));

  test('for want of a phone is mailed to the address in the URL', async () => {
    await useMail();
    expect(await shop.client.call('settings.tryMail', { to: 'owner@example.com' })).toEqual({
      sent: true,
      error: null,
    });
    mail.mails.length = 0;
    await torrow.post(address, { ...salonOrder(), CaseParticipants: participant([[7, '234234']]) });
    const received = await untilMail();
    expect(received.to).toEqual(['owner@example.com']);
    expect(textOfMail(received)).toContain('• №17: вместо телефона введено что-то другое');
    expect(await shop.client.call('notices.list', {})).toEqual({ items: [] });
  });

  test('because the phone is not on WhatsApp is mailed too, without phone and text', async () => {
    await useMail();
    await startSending();
    line.withoutWhatsApp.add('79990000011');
    await torrow.post(address);
    const received = await untilMail();
    expect(textOfMail(received)).toContain('• №17: этого телефона нет в WhatsApp');
    expect(textOfMail(received)).not.toMatch(/999|Ваша бронь/);
  });

  test('becomes a notice without a mail server, and can be put aside', async () => {
    await torrow.post(address, { ...salonOrder(), CaseParticipants: [] });
    expect(await untilNotice()).toEqual([
      { kind: 'torrow-not-sent', facts: { order: '№17', reason: 'no-phone' } },
    ]);
    const { items } = await shop.client.call('notices.list', {});
    await shop.client.call('notices.dismiss', { id: items[0]!.id });
    expect(await shop.client.call('notices.list', {})).toEqual({ items: [] });
    await expect(shop.client.call('notices.dismiss', { id: items[0]!.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('because nobody can read it is kept, answered and told', async () => {
    expect(await torrow.postRaw(sampleQueries.ru.created, '{"half":')).toMatchObject({
      status: 200,
      body: { Status: 'Error' },
    });
    const [call] = await untilWorked(1);
    expect(call).toMatchObject({ state: 'failed', reason: 'The body is no JSON object.' });
    expect(await untilNotice()).toEqual([
      { kind: 'torrow-not-sent', facts: { order: null, reason: 'order-unreadable' } },
    ]);
  });
});

test('keys are nowhere but in the address: not in journal, log, database or answers', async () => {
  await startSending();
  const echo = { ...salonOrder(), Url: `https://x/?apiTokenInstance=${line.apiTokenInstance}` };
  const answers = [
    await torrow.check('hide_url=maybe'),
    await torrow.post(sampleQueries.ru.created, echo),
    await torrow.checkUrl(`/webhook/green-api?idInstance=1&apiTokenInstance=${line.apiTokenInstance}`),
  ];
  await untilSent(1);
  const { items } = await shop.client.call('journal.list', {});
  expect(items.length).toBeGreaterThan(0);
  const written = JSON.stringify([answers, items, shop.frames]) + shop.logLines();
  expect(written).not.toContain(line.apiTokenInstance);
  expect(shop.logLines()).not.toMatch(/79990000011|Ваша бронь|Анна/);
});
