import { afterEach, describe, expect, it } from 'vitest';

import type { InboundEvent, InboundMessage } from '#shared/domain/inbound-event.ts';
import { imageSizeOf } from '#core/inbound/image-size.ts';
import { fakeClock } from '#test/support/clock.ts';
import { silentLog } from '#test/support/log.ts';
import { openReceivingDesk } from '#test/support/receiving-desk.ts';

import { systemRandom } from '../../platform/system.ts';
import type { OutgoingMessage } from '../provider.ts';
import { practice } from './provider.ts';

const second = 1000;
const minute = 60 * second;
const open: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((visit) => visit.stop()));
});

/** A practice number that is connected, with everything that it has told. */
function connect(
  options: { createdAt?: number; lastEventAt?: number | null; startAt?: number; refuse?: () => boolean } = {},
) {
  const clock = fakeClock(options.startAt);
  const createdAt = options.createdAt ?? clock.now();
  const connection = practice.connect({
    channelId: 'line',
    createdAt,
    lastEventAt: options.lastEventAt ?? null,
    config: {},
    secrets: {},
    clock,
    random: systemRandom(clock),
    log: silentLog(),
    publish: () => null,
  });
  const stopping = new AbortController();
  const events: InboundEvent[] = [];
  const reports: string[] = [];
  const listening = connection.listen!(
    (source, body) => {
      if (options.refuse?.()) return Promise.reject(new Error('The disk is full.'));
      const normalised = practice.normalise(source, JSON.parse(Buffer.from(body).toString()), {
        receivedAt: clock.now(),
        config: {},
      });
      if (normalised.kind === 'events') events.push(...normalised.events);
      return Promise.resolve();
    },
    (state) => reports.push(state),
    stopping.signal,
  );
  const visit = {
    clock,
    connection,
    events,
    reports,
    messages: () => events.filter((event): event is InboundMessage => event.kind === 'message'),
    /** Lets time pass in small steps, so that everything that waits gets its turn. */
    async pass(milliseconds: number) {
      for (let passed = 0; passed < milliseconds; passed += 250) {
        clock.advance(250);
        for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      }
    },
    /** Until the past has been told, without time passing. */
    async settle() {
      for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
    send: (to: string, text: string, outboxId = `${to} ${text}`) =>
      connection.send(outgoing(to, text, outboxId), stopping.signal),
    async stop() {
      stopping.abort();
      await listening;
    },
  };
  open.push(visit);
  return visit;
}

function outgoing(to: string, text: string, outboxId: string): OutgoingMessage {
  return { outboxId, to, text, file: null, quotedProviderMessageId: null, isAutomatic: false };
}

const anna = '79990000011@c.us';
const emma = '447700900123@c.us';
const patchy = '79990000079@c.us';
const gone = '4917604069018@c.us';

describe('the first connection', () => {
  it('shows a dozen conversations in both languages within 15 s, and one of them arrives live', async () => {
    const visit = connect();
    await visit.settle();
    const told = visit.messages().length;
    await visit.pass(15 * second);
    expect(visit.reports).toEqual(['works']);
    expect(
      new Set(visit.messages().map((message) => message.chat.providerChatId)).size,
    ).toBeGreaterThanOrEqual(12);
    const words = visit
      .messages()
      .map((message) => (message.content.kind === 'text' ? message.content.text : ''));
    expect(words.some((text) => /[а-яё]/i.test(text))).toBe(true);
    expect(words.some((text) => /^[\x20-\x7f]+$/.test(text))).toBe(true);
    expect(visit.messages().length).toBeGreaterThan(told);
  });

  it('holds what a real inbox holds', async () => {
    const visit = connect();
    await visit.settle();
    const kinds = new Set(visit.messages().map((message) => message.content.kind));
    expect([...kinds].sort()).toEqual(['call', 'document', 'image', 'location', 'text', 'voice']);
    expect(new Set(visit.events.map((event) => event.kind))).toEqual(
      new Set(['message', 'edit', 'reaction']),
    );
    expect(visit.messages().some((message) => message.quoted !== null)).toBe(true);
    const ids = new Set(visit.messages().map((message) => message.providerMessageId));
    const targets = visit.events.flatMap((event) =>
      'targetProviderMessageId' in event ? [event.targetProviderMessageId] : [],
    );
    const quoted = visit
      .messages()
      .flatMap((message) => (message.quoted ? [message.quoted.providerMessageId] : []));
    expect([...targets, ...quoted].filter((id) => !ids.has(id))).toEqual([]);
    const times = visit.messages().map((message) => message.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThanOrEqual(visit.clock.now());
  });

  it('comes with files that need no network', async () => {
    const visit = connect();
    await visit.settle();
    const files = visit.messages().flatMap((message) => (message.media?.url ? [message.media] : []));
    expect(files.map((file) => file.mimeType).sort()).toEqual(['application/pdf', 'audio/wav', 'image/png']);
    for (const file of files) {
      const bytes = visit.connection.readMedia?.(file.url!);
      expect(bytes!.byteLength).toBeGreaterThan(500);
      expect(visit.connection.mayFetch(file.url!)).toBe(false);
      if (file.mimeType === 'image/png')
        expect(imageSizeOf(Buffer.from(bytes!))).toEqual({ width: 480, height: 600 });
    }
    expect(visit.connection.readMedia?.('https://example.org/picture.png')).toBeNull();
  });

  it('leaves some chats answered and some waiting, in the real store, and a second telling changes nothing there', async () => {
    const desk = openReceivingDesk();
    try {
      const first = connect();
      await first.settle();
      const past = [...first.events];
      await desk.receive(past);
      const before = desk.conversations();
      const waiting = before.filter((chat) => chat.needsReply).length;
      expect(waiting).toBeGreaterThanOrEqual(4);
      expect(before.length - waiting).toBeGreaterThanOrEqual(4);
      await desk.receive(past);
      expect(desk.conversations()).toEqual(before);
    } finally {
      await desk.close();
    }
  });
});

describe('a restart', () => {
  it('tells nothing of the past again', async () => {
    const createdAt = Date.UTC(2026, 2, 1, 9);
    const visit = connect({
      createdAt,
      lastEventAt: createdAt + 5 * minute,
      startAt: createdAt + 20 * minute,
    });
    await visit.settle();
    expect(visit.events).toEqual([]);
    await visit.pass(20 * minute);
    const past = connect({ createdAt, startAt: createdAt });
    await past.settle();
    const known = new Set(past.messages().map((message) => message.providerMessageId));
    expect(visit.messages().length).toBeGreaterThan(0);
    expect(visit.messages().filter((message) => known.has(message.providerMessageId))).toEqual([]);
  });

  it('in the middle of the past tells it again with the same ids and times', async () => {
    const first = connect();
    await first.settle();
    const createdAt = first.clock.now();
    const again = connect({ createdAt, startAt: createdAt + minute, lastEventAt: createdAt + second });
    await again.settle();
    expect(again.events.slice(0, first.events.length)).toEqual(first.events);
  });
});

describe('life on the line', () => {
  it('goes on at a calm pace, with nobody saying the same twice in an hour', async () => {
    const visit = connect();
    await visit.settle();
    const told = visit.messages().length;
    await visit.pass(60 * minute);
    const later = visit.messages().slice(told);
    expect(later.length).toBeGreaterThanOrEqual(8);
    expect(later.length).toBeLessThanOrEqual(30);
    expect(new Set(later.map((message) => message.providerMessageId)).size).toBe(later.length);
    const words = later.flatMap((message) => (message.content.kind === 'text' ? [message.content.text] : []));
    expect(new Set(words).size).toBe(words.length);
  });

  it('waits for a journal that cannot store, and loses nothing', async () => {
    let isFull = true;
    const visit = connect({ refuse: () => isFull });
    await visit.settle();
    expect(visit.events).toEqual([]);
    isFull = false;
    await visit.pass(6 * second);
    await visit.settle();
    expect(visit.messages().length).toBeGreaterThan(60);
  });

  it('ends with the abort: nothing is told, no timer stays', async () => {
    const visit = connect();
    await visit.settle();
    await visit.send(anna, 'Добрый день!');
    await visit.stop();
    const told = visit.events.length;
    await visit.pass(30 * minute);
    expect(visit.events.length).toBe(told);
    expect(visit.clock.waiting).toBe(0);
  });
});

describe('a message of the salon', () => {
  it('climbs through the statuses and is answered after it was read', async () => {
    const visit = connect({ lastEventAt: Number.MAX_SAFE_INTEGER });
    await visit.settle();
    const sentAt = visit.clock.now();
    const outcome = await visit.send(anna, 'Анна, снятие 8 €, это плюс 15 минут');
    expect(outcome.kind).toBe('accepted');
    await visit.pass(25 * second);
    const mine = visit.events.filter((event) => event.kind === 'status');
    expect(mine.map((event) => event.status)).toEqual(['sent', 'delivered', 'read']);
    expect(mine.map((event) => event.providerMessageId)).toEqual(
      Array(3).fill(outcome.kind === 'accepted' ? outcome.providerMessageId : ''),
    );
    const [, delivered, read] = mine.map((event) => event.at - sentAt);
    expect(delivered).toBeLessThanOrEqual(2 * second);
    expect(read).toBeGreaterThanOrEqual(3 * second);
    expect(read).toBeLessThanOrEqual(8.5 * second);
    const answer = visit
      .messages()
      .find((message) => message.chat.providerChatId === anna && message.at > sentAt);
    expect(answer!.at - sentAt).toBeGreaterThan(read!);
    expect(answer!.at - sentAt).toBeLessThanOrEqual(20.5 * second);
  });

  it('gets one answer when a second one follows at once', async () => {
    const visit = connect({ lastEventAt: Number.MAX_SAFE_INTEGER });
    await visit.settle();
    await visit.send(emma, 'Hi Emma!');
    await visit.pass(second);
    await visit.send(emma, 'Marina has Friday at 14:00, does that work?');
    await visit.pass(40 * second);
    const answers = visit
      .messages()
      .filter((message) => message.chat.providerChatId === emma && message.author === 'customer');
    expect(answers.filter((message) => message.providerMessageId.startsWith('practice-in-'))).toHaveLength(1);
  });

  it('to a number that has left WhatsApp fails for good', async () => {
    const visit = connect();
    expect(await visit.send(gone, 'Hello Hannah')).toMatchObject({
      kind: 'failed',
      failure: { code: 'not-on-whatsapp' },
    });
  });

  it('over a patchy line goes at the second attempt', async () => {
    const visit = connect();
    const retry = { kind: 'retry', failure: { code: 'provider-unreachable' }, afterMs: 5000 };
    expect(await visit.send(patchy, 'Светлана, 14:30 успеваем', 'one')).toMatchObject(retry);
    expect(await visit.send(patchy, 'Светлана, 14:30 успеваем', 'one')).toMatchObject({ kind: 'accepted' });
    expect(await visit.send(patchy, 'Ждём вас', 'two')).toMatchObject({ kind: 'accepted' });
    expect(await visit.send(patchy, 'Хорошего дня', 'three')).toMatchObject(retry);
  });

  it('to nobody is refused', async () => {
    const visit = connect();
    expect(await visit.send('120363043968066561@g.us', 'Hello')).toMatchObject({ kind: 'failed' });
  });

  it('to a number that the salon writes to first is answered too', async () => {
    const visit = connect({ lastEventAt: Number.MAX_SAFE_INTEGER });
    await visit.settle();
    await visit.send('79991112233@c.us', 'Подтвердите, пожалуйста, запись на завтра');
    await visit.pass(25 * second);
    const answer = visit.messages().find((message) => message.chat.providerChatId === '79991112233@c.us');
    expect(answer?.content).toMatchObject({ kind: 'text', text: expect.stringMatching(/^да/i) as string });
  });

  it('is found again when it is looked up', async () => {
    const visit = connect();
    const attemptedAt = visit.clock.now();
    const outcome = await visit.send(anna, 'Ждём вас');
    const id = outcome.kind === 'accepted' ? outcome.providerMessageId : '';
    const query = { to: anna, text: 'Ждём вас', fileName: null, attemptedAt, taken: new Set<string>() };
    const never = new AbortController().signal;
    expect(await visit.connection.settle(query, never)).toEqual({ kind: 'found', providerMessageId: id });
    expect(await visit.connection.settle({ ...query, taken: new Set([id]) }, never)).toEqual({
      kind: 'not-found',
    });
  });
});

describe('the check', () => {
  it('works and says that this is practice', async () => {
    const report = await connect().connection.check(new AbortController().signal);
    expect(report).toMatchObject({ state: 'works', detail: null });
  });
});
