import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { writeSending } from '#core/settings/sending.ts';
import { updateContact } from '#core/store/contacts.ts';
import { saveTemplate } from '#core/store/templates.ts';
import { asId, type TemplateId } from '#shared/domain/ids.ts';
import { groupChat, message } from '#test/support/events.ts';
import { hour, minute, openRepliesDesk, type RepliesDesk } from '#test/support/replies-desk.ts';

let desk: RepliesDesk;
beforeEach(() => {
  desk = openRepliesDesk();
});
afterEach(() => desk.close());

const welcome = { on: true, templateId: asId<TemplateId>('shipped-welcome') };
const away = { on: true, templateId: asId<TemplateId>('shipped-away') };
const prices = {
  id: 'prices',
  on: true,
  words: ['price', 'prices', 'цены'],
  templateId: asId<TemplateId>('prices'),
};
const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

const welcomeText = 'Hello Anna! This is Garden. Thank you for writing, we will answer soon.';
const pricesText = 'A haircut is 45 euros, Anna.';

beforeEach(() => {
  desk.store.write((db) => {
    const text = 'A haircut is 45 euros{% if customer.first_name %}, {{ customer.first_name }}{% endif %}.';
    const ru = 'Стрижка стоит 45 евро.';
    saveTemplate(
      db,
      {
        id: prices.templateId,
        event: 'quick-reply',
        name: 'Prices',
        texts: { en: text, ru },
        signOff: { en: null, ru: null },
        version: 1,
        past: [],
      },
      0,
    );
  });
});

describe('automatic answers', () => {
  test('are all off in the beginning', async () => {
    await desk.says('price');
    expect(desk.said()).toEqual([]);
  });

  test('a new customer is welcomed once, and somebody who is known is not', async () => {
    desk.change({ welcome });
    await desk.says('Hello');
    expect(desk.said()).toEqual([welcomeText]);
    expect(desk.needsReply()).toBe(true);
    desk.clock.advance(48 * hour);
    await desk.says('Hello again');
    expect(desk.said()).toEqual([welcomeText]);
  });

  test('a keyword alone is answered in the customer’s language; within a sentence it is not', async () => {
    desk.change({ keywords: [prices] });
    await desk.says('What is the price for three?');
    expect(desk.said()).toEqual([]);
    await desk.says('Price?');
    expect(desk.said()).toEqual([pricesText]);
    desk.store.write((db) => updateContact(db, desk.contact().id, { language: 'ru' }));
    desk.clock.advance(25 * hour);
    await desk.says('Цены');
    expect(desk.said()).toEqual([pricesText, 'Стрижка стоит 45 евро.']);
  });

  test('a keyword that is switched off is silent', async () => {
    desk.change({ keywords: [{ ...prices, on: false }] });
    await desk.says('price');
    expect(desk.said()).toEqual([]);
  });

  test('out of hours the away text is sent, within them it is not', async () => {
    desk.change({ away });
    await desk.says('Hello');
    expect(desk.said()).toEqual([]);
    desk.settings.change((document) => ({ ...document, business: { ...document.business, hours: closed } }));
    desk.clock.advance(minute);
    await desk.says('Anybody there?');
    expect(desk.said()).toHaveLength(1);
    expect(desk.said()[0]).toMatch(/^Thank you for your message\./);
  });

  test('never two in a row: only after a person has written comes the next', async () => {
    desk.change({ keywords: [prices] });
    await desk.says('price');
    desk.clock.advance(minute);
    await desk.says('price');
    expect(desk.said()).toEqual([pricesText]);
    await desk.receive([
      { ...desk.last(), providerMessageId: 'PHONE', author: 'phone', at: desk.clock.now() },
    ]);
    desk.clock.advance(minute);
    await desk.says('price');
    expect(desk.said()).toEqual([pricesText, pricesText]);
  });

  test('never in a group, never to what is old, never twice for one message', async () => {
    desk.change({ welcome, keywords: [prices] });
    await desk.receive([message(groupChat('1203', 'Team'), 'G1', 0, 'price')]);
    await desk.says('price', { at: desk.clock.now() - 11 * minute, source: 'history' });
    expect(desk.said()).toEqual([]);
    await desk.says('price', { phone: '79990000001' });
    await desk.receive([desk.last(), desk.last()]);
    expect(desk.said()).toHaveLength(1);
  });

  test('not while sending does not run', async () => {
    desk.change({ welcome });
    desk.store.write((db) => writeSending(db, { state: 'stopped' }));
    await desk.says('Hello');
    desk.store.write((db) => writeSending(db, { state: 'paused', until: null }));
    await desk.says('Hello');
    expect(desk.said()).toEqual([]);
  });

  test('not to an answer about a visit, nor to somebody who wants no messages', async () => {
    desk.change({ keywords: [{ ...prices, words: ['price', 'yes'] }] });
    await desk.says('hello');
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    desk.clock.advance(minute);
    await desk.says('yes');
    expect(desk.said()).toEqual([]);
    await desk.says('STOP');
    desk.sendAll();
    desk.clock.advance(minute);
    await desk.says('price');
    expect(desk.said()).toHaveLength(1);
  });

  test('words that are no answer to the question about a visit may still have a keyword', async () => {
    desk.change({ keywords: [prices] });
    await desk.says('hello');
    const visit = desk.book('Haircut');
    desk.ask([visit]);
    desk.clock.advance(minute);
    await desk.says('price');
    expect(desk.look(visit)).toBe('booked/unclear');
    expect(desk.cards()).toHaveLength(1);
    expect(desk.said()).toEqual([pricesText]);
  });

  test('a text that is gone is not sent', async () => {
    desk.change({ keywords: [{ ...prices, templateId: asId<TemplateId>('gone') }] });
    await desk.says('price');
    expect(desk.said()).toEqual([]);
  });

  test('an edited message is not answered anew', async () => {
    desk.change({ keywords: [prices] });
    await desk.says('pirce', { providerMessageId: 'TYPO' });
    const chat = desk.last().chat;
    await desk.receive([
      { kind: 'edit', chat, targetProviderMessageId: 'TYPO', text: 'price', at: desk.clock.now() + 1000 },
    ]);
    expect(desk.said()).toEqual([]);
  });

  test('a robot that answers at once is left alone soon', async () => {
    desk.change({ welcome, keywords: [prices] });
    for (let turn = 0; turn < 20; turn += 1) {
      await desk.says('price');
      // Another program of the shop answers between, so that it is not only "never two in a row" that ends it.
      await desk.receive([
        { ...desk.last(), providerMessageId: `OTHER${turn}`, author: 'other-api', at: desk.clock.now() },
      ]);
      desk.clock.advance(1500);
    }
    expect(desk.said().length).toBeLessThanOrEqual(3);
  });
});
