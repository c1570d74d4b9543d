import { afterEach, beforeEach, expect, test } from 'vitest';

import type { ConversationView } from '#shared/api/calls/conversations.ts';
import { monday, openToastShop, type ToastShop } from '#test/support/desktop/toast-shop.ts';

const hour = 3_600_000;
const people = ['Anna', 'Boris', 'Vera', 'Gleb', 'Dina'].map((name, index) => ({
  name,
  phone: `491511234560${index}`,
}));
type Customer = (typeof people)[number];
const [anna, boris, vera, gleb] = people as [Customer, Customer, Customer, Customer];

let toasts: ToastShop;
beforeEach(async () => {
  toasts = await openToastShop();
});
afterEach(() => toasts.close());

test('a chat has one toast, renewed as it goes on; it leads to the chat', async () => {
  const { shop, line, shows, chatOf } = toasts;
  line.customerWrites(anna, 'Do you have time on Friday?');
  await shows('Anna');
  line.customerWrites(anna, 'Or on Saturday');
  await shows('Anna (2)');
  const toast = toasts.desk().shown()[0]!;
  expect(toast).toMatchObject({ body: 'Or on Saturday\nDo you have time on Friday?', isSilent: true });
  toasts.desk().answer(toast.id, { kind: 'click' });
  const { id } = await chatOf(anna.name);
  await shop.until('the window', () => Promise.resolve(toasts.desk().opened.length > 0));
  expect(toasts.desk().opened).toEqual([`/inbox/${id}`]);
});

test('a toast goes when the chat is read, answered on the phone, done with, archived, snoozed or in front', async () => {
  const { shop, clock, line, shows, showsAny, chatOf } = toasts;
  const ways: Record<string, (chat: ConversationView, person: Customer) => unknown> = {
    read: ({ id }) => shop.client.call('conversations.markRead', { id }),
    answered: (_chat, person) => line.phoneWrites(person, 'Yes'),
    done: ({ id }) => shop.client.call('conversations.noReplyNeeded', { id }),
    archived: ({ id }) => shop.client.call('conversations.archive', { id, archived: true }),
    snoozed: ({ id }) =>
      shop.client.call('conversations.snooze', { id, until: new Date(clock.now() + hour).toISOString() }),
    'in front': ({ id }) => toasts.desk().look({ chat: id }),
  };
  for (const way of Object.values(ways)) {
    toasts.desk().look(null);
    clock.advance(2000);
    line.customerWrites(anna, 'Hello?');
    await showsAny();
    await way(await chatOf(anna.name), anna);
    await shows();
  }
});

test('none for the chat in front, none for our own words, none when they are switched off', async () => {
  const { line, titles, shows, chatOf, quiet } = toasts;
  line.customerWrites(anna, 'Hello?');
  await shows('Anna');
  const { id } = await chatOf(anna.name);
  toasts.desk().look({ chat: id });
  line.customerWrites(anna, 'I see you are there');
  line.customerWrites(boris, 'And me?');
  await shows('Boris');
  line.phoneWrites(vera, 'Are you coming?');
  line.otherProgramWrites(vera, 'Your code');
  await quiet();
  expect(titles()).toEqual(['Boris']);
  toasts.desk().settings.change({ toasts: { ...toasts.desk().settings.get().toasts, messages: false } });
  expect(titles()).toEqual([]);
  line.customerWrites(gleb, 'Hello?');
  await quiet();
  expect(titles()).toEqual([]);
});

test('hidden text: who is locked out or wants it so sees neither name nor text, and a click asks for the PIN', async () => {
  const { shop, line, titles, shows } = toasts;
  line.customerWrites(anna, 'A secret');
  await shows('Anna');
  toasts.desk().setLocked(true);
  expect(titles()).toEqual([]);
  line.customerWrites(anna, 'Another secret');
  await shows('New message');
  const [toast] = toasts.desk().shown();
  expect(toast).toMatchObject({ body: 'Open Deskbell to read it.', buttons: [], replyField: null });
  toasts.desk().answer(toast!.id, { kind: 'reply', text: 'Not by a stranger' });
  await shop.until('the window', () => Promise.resolve(toasts.desk().opened.length > 0));
  expect(line.callsOf('sendMessage')).toEqual([]);
  toasts.desk().setLocked(false);
  toasts
    .desk()
    .settings.change({ toasts: { ...toasts.desk().settings.get().toasts, showsText: false, sound: false } });
  line.customerWrites(anna, 'One more');
  await shows('New message');
  expect(toasts.desk().shown()[0]).toMatchObject({ isSilent: true });
});

test('many chats at once are one toast; it goes when all of them are read', async () => {
  const { shop, line, titles, shows, chatOf } = toasts;
  for (const person of people) line.customerWrites(person, 'Hello');
  await shop.until('one toast', () => Promise.resolve(titles()[0] === '5 chats have new messages'));
  expect(titles()).toHaveLength(1);
  for (const person of people) {
    const { id } = await chatOf(person.name);
    expect(titles()).toHaveLength(1);
    await shop.client.call('conversations.markRead', { id });
  }
  await shows();
});

test('a crowd that goes on makes one sound and is told again only when it has grown', async () => {
  const { shop, clock, line, quiet } = toasts;
  const said = () =>
    toasts
      .desk()
      .all.filter(({ id }) => id === 'several')
      .map(({ title, isSilent }) => [title, isSilent]);
  const writes = async (from: readonly (typeof anna)[], times: number) => {
    for (let count = 0; count < times; count += 1) {
      for (const person of from) line.customerWrites(person, `Hello ${count}`);
      const until = clock.now() + 1_500;
      await shop.until('a moment', () => Promise.resolve(clock.now() > until));
    }
  };
  await writes(people.slice(0, 4), 4);
  await writes(people, 3);
  await quiet();
  expect(said()).toEqual([
    ['4 chats have new messages', false],
    ['5 chats have new messages', true],
  ]);
});

test('what came while the computer was off is one toast; the history of a new number is none', async () => {
  const { clock, line, titles, shows, quiet } = toasts;
  const now = clock.now();
  clock.advance(9 * hour);
  line.customerWrites(anna, 'Good evening', { at: now + hour });
  line.customerWrites(anna, 'Are you open?', { at: now + 2 * hour });
  line.customerWrites(boris, 'Hello', { at: now + 3 * hour });
  await shows('3 messages came while this computer was offline');
  expect(toasts.desk().all).toHaveLength(1);
  toasts.desk().look({ chat: null });
  expect(titles()).toEqual([]);
  toasts.desk().look(null);

  clock.advance(hour);
  line.customerWrites(vera, 'Anybody?', { at: now + 4 * hour });
  await shows('Vera');
  line.customerWrites(gleb, 'Long ago', { at: monday - hour });
  await quiet();
  expect(titles()).toEqual(['Vera']);
});

test('an answer typed into the toast is sent, once, and the toast is gone', async () => {
  const { shop, line, titles, shows, chatOf, quiet } = toasts;
  line.customerWrites(anna, 'Do you have time on Friday?');
  await shows('Anna');
  toasts.desk().answer(toasts.desk().shown()[0]!.id, { kind: 'reply', text: '  Yes, at three  ' });
  await shop.until('the answer', () => Promise.resolve(line.callsOf('sendMessage').length > 0));
  expect(line.callsOf('sendMessage').map(({ body }) => (body as { message: string }).message)).toEqual([
    'Yes, at three',
  ]);
  await quiet();
  expect(titles()).toEqual([]);
  expect(await chatOf(anna.name)).toMatchObject({ needsReply: false, unreadCount: 0 });
});

test('an empty answer sends nothing; one that cannot go is kept as the draft, and a toast says so', async () => {
  const { shop, line, shows, chatOf } = toasts;
  line.customerWrites(anna, 'Hello?');
  await shows('Anna');
  const { id, channelId } = await chatOf(anna.name);
  toasts.desk().answer(`chat-${id}`, { kind: 'reply', text: '  ' });
  line.customerWrites(anna, 'Hello??');
  await shows('Anna (2)');
  await shop.client.call('conversations.saveDraft', { id, text: 'Begun' });
  await shop.client.call('channels.remove', { id: channelId });
  toasts.desk().answer(`chat-${id}`, { kind: 'reply', text: 'Yes' });
  await shows('Your answer to Anna was not sent');
  expect(await shop.client.call('conversations.get', { id })).toMatchObject({ draft: 'Begun\nYes' });
  toasts.desk().answer(`unsent-${id}`, { kind: 'click' });
  await shop.until('the window', () => Promise.resolve(toasts.desk().opened.length > 0));
  expect(toasts.desk().opened).toEqual([`/inbox/${id}`]);
  expect(toasts.desk().logLines()).not.toMatch(/Yes|Begun|Hello|Anna/);
});

test('the buttons of a chat: reply leads into the composer, no reply needed ends the waiting', async () => {
  const { shop, line, shows, chatOf } = toasts;
  line.customerWrites(anna, 'Thanks!');
  await shows('Anna');
  const { id } = await chatOf(anna.name);
  toasts.desk().answer(`chat-${id}`, { kind: 'button', index: 1 });
  await shop.until('the end', async () => !(await chatOf(anna.name)).needsReply);
  line.customerWrites(anna, 'One question');
  await shows('Anna (2)');
  toasts.desk().answer(`chat-${id}`, { kind: 'button', index: 0 });
  await shop.until('the window', () => Promise.resolve(toasts.desk().opened.length > 0));
  expect(toasts.desk().opened).toEqual([`/inbox/${id}?write=1`]);
});

/** Anna has been asked about her visit of tomorrow. */
async function asked(): Promise<void> {
  const { shop, clock, line } = toasts;
  await shop.client.call('sending.start', {});
  const startsAt = new Date(Math.ceil((clock.now() + 30 * hour) / hour) * hour).toISOString();
  const contact = { name: 'Anna', phone: `+${anna.phone}` };
  await shop.client.call('bookings.save', { contact, service: 'Haircut', startsAt });
  const sent = (count: number) =>
    shop.until('a message', () => Promise.resolve(line.callsOf('sendMessage').length === count));
  await sent(1);
  clock.advance(7 * hour);
  await sent(2);
}

const visit = async () => (await toasts.shop.client.call('bookings.list', {})).items[0];

test('an unclear answer is a card in the place of its message; Confirm confirms the visit', async () => {
  const { shop, line, titles, shows, quiet } = toasts;
  await asked();
  line.customerWrites(anna, 'I can, but half an hour later');
  await shows('Anna wrote');
  expect(toasts.desk().shown()).toMatchObject([
    {
      body: 'I can, but half an hour later\nIs this about Haircut, Tue 2 Jun 17:00?',
      buttons: ['Confirm', 'Move', 'Cancel visit'],
    },
  ]);
  toasts.desk().answer(toasts.desk().shown()[0]!.id, { kind: 'button', index: 0 });
  await shop.until('the visit', async () => (await visit())?.confirmation === 'confirmed');
  await quiet();
  expect(titles()).toEqual([]);
  expect(toasts.desk().opened).toEqual([]);
});

test('a card goes when it is resolved elsewhere; an old one decides nothing any more', async () => {
  const { shop, line, reopen, shows, quiet } = toasts;
  await asked();
  line.customerWrites(anna, 'I can, but half an hour later');
  await shows('Anna wrote');
  const [first] = toasts.desk().shown();
  line.customerWrites(anna, 'Sorry, I mean a full hour');
  await shop.until('the newer card', () =>
    Promise.resolve(
      toasts
        .desk()
        .shown()
        .some(({ id }) => id.startsWith('card-') && id !== first!.id),
    ),
  );
  await quiet();
  expect(
    toasts
      .desk()
      .shown()
      .some(({ id }) => id === first!.id),
  ).toBe(false);
  reopen({ leftovers: [first!.id] });
  const { items } = await shop.client.call('replyCards.list', {});
  await shows();
  expect(items).toHaveLength(1);
  line.customerWrites(anna, 'Please');
  await shop.until('a card', () => Promise.resolve(toasts.desk().shown().length > 0));
  const [card] = (await shop.client.call('replyCards.list', {})).items;
  await shop.client.call('replyCards.resolve', { id: card!.id, as: 'dismiss' });
  await shows();
});

test('a "yes" that confirms by itself disturbs nobody', async () => {
  const { shop, line, quiet } = toasts;
  await asked();
  line.customerWrites(anna, 'yes');
  await shop.until('the visit', async () => (await visit())?.confirmation === 'confirmed');
  await quiet();
  expect(toasts.desk().all).toEqual([]);
});

test('toasts of a former run stay while their chats wait; others go', async () => {
  const { shop, line, reopen, shows, chatOf } = toasts;
  line.customerWrites(anna, 'Hello?');
  line.customerWrites(boris, 'Hello?');
  await shows('Anna', 'Boris');
  const [waiting, read] = [await chatOf(anna.name), await chatOf(boris.name)];
  await shop.client.call('conversations.markRead', { id: read.id });
  reopen({ leftovers: [`chat-${waiting.id}`, `chat-${read.id}`, 'several', 'unknown'] });
  await shop.until('the rest', () => Promise.resolve(toasts.desk().shown().length === 1));
  expect(
    toasts
      .desk()
      .shown()
      .map(({ id }) => id),
  ).toEqual([`chat-${waiting.id}`]);
});
