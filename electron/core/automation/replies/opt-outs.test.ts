import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { writeSending } from '#core/settings/sending.ts';
import { readReplySettings } from './reply-settings.ts';
import { sql } from '#core/store/sql.ts';
import { hour, minute, openRepliesDesk, type RepliesDesk } from '#test/support/replies-desk.ts';

let desk: RepliesDesk;
afterEach(() => desk.close());

const optOut = () => {
  const { optOutPromotions, optOutReminders } = desk.contact();
  return [optOutPromotions, optOutReminders];
};

const words = {
  en: {
    stop: 'STOP!',
    yes: 'yes',
    no: 'no',
    start: 'start',
    question:
      'You will get no more offers from us. Shall we stop reminding you of your visits, too? Please answer “yes” or “no”.',
    stopped:
      'Done, there will be no more reminders. We write only when something about a visit of yours changes. To undo this, write “start”.',
    kept: 'All right, we will go on reminding you of your visits, and write nothing else.',
    back: 'Done, you will hear from us again.',
  },
  ru: {
    stop: 'Не пишите',
    yes: 'да',
    no: 'Нет',
    start: 'старт',
    question:
      'Больше никаких предложений от нас не будет. Напоминания о визитах тоже отключить? Ответьте, пожалуйста, «да» или «нет».',
    stopped:
      'Готово, напоминаний больше не будет. Напишем, только если с вашей записью что-то изменится. Если передумаете, напишите «старт».',
    kept: 'Хорошо, о визитах будем напоминать, а больше ничего присылать не станем.',
    back: 'Готово, теперь вы снова будете получать наши сообщения.',
  },
};

describe.each(['en', 'ru'] as const)('a customer who writes %s and wants no messages', (language) => {
  const { stop, yes, no, start, question, stopped, kept, back } = words[language];
  beforeEach(() => {
    desk = openRepliesDesk(language);
  });

  /** Anna says a thing, whatever waits in the outbox leaves, and a minute passes. */
  const says = async (text: string) => {
    await desk.says(text);
    desk.sendAll();
    desk.clock.advance(minute);
  };

  test('gets no promotions at once, and no reminders after saying yes to the question', async () => {
    await says(stop);
    expect(optOut()).toEqual(['yes', 'asked']);
    await says(yes);
    expect(optOut()).toEqual(['yes', 'yes']);
    expect(desk.said()).toEqual([question, stopped]);
    expect(desk.replanned).toEqual([desk.contact().id, desk.contact().id]);
    expect(desk.needsReply()).toBe(false);
  });

  test('keeps reminders by saying no', async () => {
    await says(stop);
    await says(no);
    expect(optOut()).toEqual(['yes', 'no']);
    expect(desk.said()).toEqual([question, kept]);
  });

  test('says it twice and means it; a third time changes nothing', async () => {
    await says(stop);
    await says(stop);
    await says(stop);
    expect(optOut()).toEqual(['yes', 'yes']);
    expect(desk.said()).toEqual([question, stopped]);
  });

  test('comes back by one word', async () => {
    await says(stop);
    await says(yes);
    await says(start);
    expect(optOut()).toEqual(['no', 'no']);
    expect(desk.said()).toEqual([question, stopped, back]);
  });
});

describe('stopping and starting', () => {
  beforeEach(() => {
    desk = openRepliesDesk();
  });

  test('"cancel" is about the visit and stops nothing', async () => {
    await desk.says('hello');
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    await desk.says('cancel');
    expect(desk.look(visit)).toBe('cancelled/declined');
    expect(optOut()).toEqual(['no', 'no']);
  });

  test('a newer question takes the yes', async () => {
    await desk.says('STOP');
    desk.sendAll();
    desk.clock.advance(minute);
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    desk.clock.advance(minute);
    await desk.says('yes');
    expect(desk.look(visit)).toBe('booked/confirmed');
    expect(optOut()).toEqual(['yes', 'asked']);
  });

  test('a yes to a person who has taken over is no yes to the question', async () => {
    await desk.says('STOP');
    desk.sendAll();
    desk.clock.advance(minute);
    await desk.receive([
      { ...desk.last(), providerMessageId: 'PHONE', author: 'phone', at: desk.clock.now() },
    ]);
    desk.clock.advance(minute);
    await desk.says('yes');
    expect(optOut()).toEqual(['yes', 'asked']);
  });

  test('the last wish counts, whichever arrives first', async () => {
    await desk.says('hello');
    const first = desk.clock.now() + minute;
    desk.clock.advance(5 * minute);
    await desk.says('STOP');
    await desk.says('START', { at: first });
    expect(optOut()).toEqual(['yes', 'asked']);
  });

  test('START from somebody who stopped nothing is just a word', async () => {
    await desk.says('start');
    expect(desk.said()).toEqual([]);
    expect(desk.needsReply()).toBe(true);
  });

  test('STOP out of the history is honoured without a question out of the blue; START is not', async () => {
    const at = desk.clock.now();
    desk.clock.advance(30 * hour);
    await desk.says('STOP', { at, source: 'history' });
    expect(optOut()).toEqual(['yes', 'no']);
    await desk.says('START', { at: at + minute, source: 'history' });
    expect(optOut()).toEqual(['yes', 'no']);
    expect(desk.said()).toEqual([]);
  });

  test('words read late at night are answered in the morning', async () => {
    const at = desk.clock.now() + 10 * hour;
    desk.clock.advance(14 * hour);
    await desk.says('STOP', { at, source: 'history' });
    const row = desk.store.read.get<{ dueAt: number }>(sql`SELECT due_at AS dueAt FROM outbox`);
    expect(new Date(row?.dueAt ?? 0).toISOString()).toBe('2026-03-03T08:00:00.000Z');
  });

  test('the question is held while sending has not been started, and a yes to it is none', async () => {
    desk.store.write((db) => writeSending(db, { state: 'stopped' }));
    await desk.says('STOP');
    await desk.says('yes');
    expect(optOut()).toEqual(['yes', 'asked']);
    expect(desk.said()).toHaveLength(1);
    expect(desk.needsReply()).toBe(true);
  });

  test('the owner’s own words are the ones to answer with', async () => {
    const { words: before } = readReplySettings(desk.store.read);
    desk.change({ words: { ...before, confirm: ['ага', 'sure'], cancel: ['неа', 'nope'] } });
    await desk.says('STOP');
    expect(desk.said()[0]).toMatch(/Please answer “sure” or “nope”\.$/);
  });
});
