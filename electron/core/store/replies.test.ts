import { afterAll, beforeAll, expect, test } from 'vitest';

import { planOf, temporaryStore, type TemporaryStore } from '#test/support/store.ts';
import { asId, type ContactId, type ConversationId, type MessageId } from '#shared/domain/ids.ts';

import { asksOfSql } from './asks.ts';
import { linesSinceSql } from './chat-history.ts';
import { replyCardsSql } from './reply-cards.ts';

let temporary: TemporaryStore;
beforeAll(() => {
  temporary = temporaryStore();
});
afterAll(() => temporary.close());

const anna = asId<ContactId>('anna');
const chat = asId<ConversationId>('chat');
const none = asId<MessageId>('none');

/** What every message that comes in waits for looks things up, and never reads a whole table. */
test('the questions to a customer are found by the customer, in their order', () => {
  const plan = planOf(temporary.store.read, asksOfSql(anna, 0, none));
  expect(plan[0]).toMatch(/^SEARCH a USING INDEX asks_by_contact/);
  expect(plan.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
});

test('the last day of a chat is found by its time', () => {
  const plan = planOf(temporary.store.read, linesSinceSql(chat, 0, none));
  expect(plan[0]).toMatch(/^SEARCH m USING INDEX messages_by_time/);
  expect(plan.filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
});

test('open cards are read from the index of open ones', () => {
  const ofChat = planOf(temporary.store.read, replyCardsSql(chat));
  expect(ofChat.some((step) => step.includes('r USING INDEX reply_cards_open (conversation_id=?)'))).toBe(
    true,
  );
  const all = planOf(temporary.store.read, replyCardsSql(null));
  expect([...ofChat, ...all].filter((step) => /^SCAN (?!r USING INDEX reply_cards_open)/.test(step))).toEqual(
    [],
  );
});
