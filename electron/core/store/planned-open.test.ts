import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { planOf, temporaryStore, type TemporaryStore } from '#test/support/store.ts';

import { peopleWithVisitsQuery } from './bookings-people.ts';
import { openMessagesQuery } from './planned-open.ts';

let temporary: TemporaryStore;
beforeAll(() => {
  temporary = temporaryStore();
});
afterAll(() => temporary.close());

describe('what the rules screen waits for', () => {
  test('open messages are found by the indexes of what waits, however much has left', () => {
    const plan = planOf(temporary.store.read, openMessagesQuery());
    expect(plan.filter((step) => step.startsWith('SCAN') || step.startsWith('SEARCH'))).toEqual([
      'SCAN p USING INDEX planned_messages_due',
      expect.stringMatching(/^(SCAN|SEARCH) o USING INDEX outbox_due/) as string,
      expect.stringMatching(/^SEARCH p USING INDEX sqlite_autoindex_planned_messages_/) as string,
    ]);
  });

  test('the people of a span are found by the start of their visits', () => {
    const plan = planOf(temporary.store.read, peopleWithVisitsQuery(1, 2));
    expect(plan[0]).toMatch(
      /^SEARCH bookings USING INDEX bookings_by_start \(starts_at>\? AND starts_at<\?\)/,
    );
  });
});
