import { expect, test } from 'vitest';

import { whyOf } from './why.ts';

test.each([
  ['failed', 'The body is not JSON.', { kind: 'notJson' }],
  ['failed', 'Please check: contact.phone, startsAt.', { kind: 'fields', fields: 'contact.phone, startsAt' }],
  ['failed', 'The body holds no order (CaseItem).', { kind: 'noOrder' }],
  ['failed', 'Anything else', { kind: 'unreadable' }],
  ['ignored', 'It is about another number.', { kind: 'otherNumber' }],
  ['ignored', 'Its number is no longer connected.', { kind: 'noNumber' }],
  ['ignored', 'Whether the phone is online is not kept.', { kind: 'notKnown' }],
  ['ignored', 'The customer wants no reminders.', { kind: 'optOut' }],
  ['done', '2 of 7 events could not be kept.', { kind: 'partly', lost: '2', all: '7' }],
  ['done', 'The order names no phone to write to.', { kind: 'noPhone' }],
  ['done', null, null],
  ['new', null, null],
] as const)('%s, %s', (state, reason, why) => {
  expect(whyOf(state, reason)).toEqual(why);
});
