import { expect, test } from 'vitest';

import {
  addressOfFilter,
  everyEvent,
  filterOfAddress,
  questionOf,
  type EventFilter,
} from './event-filter.ts';

const narrow: EventFilter = {
  state: 'failed',
  number: 'line 1',
  source: 'booking',
  type: 'messages.text, messages.image',
  span: 'day',
  text: 'Анна & +7',
};

test('a filter stands in the address and comes back from it', () => {
  expect(filterOfAddress(addressOfFilter(narrow))).toEqual(narrow);
  expect(addressOfFilter(everyEvent)).toBe('');
  expect(filterOfAddress('?state=nonsense&span=year&other=1')).toEqual(everyEvent);
});

test('the core is asked only for what was chosen', () => {
  expect(questionOf(everyEvent, 0)).toEqual({});
  expect(questionOf({ ...everyEvent, text: 'a' }, 0)).toEqual({});
  expect(questionOf(narrow, Date.parse('2026-03-03T10:00:59Z'))).toEqual({
    state: 'failed',
    channelId: 'line 1',
    source: 'booking',
    eventType: 'messages.text, messages.image',
    from: '2026-03-02T10:00:00.000Z',
    text: 'Анна & +7',
  });
});
