import { expect, test } from 'vitest';

import { journalWhyOf } from './journal-why.ts';

test.each([
  ['failed', 'The body is not JSON.', { reason: 'notJson', values: {} }],
  [
    'failed',
    'Please check: contact.phone, startsAt.',
    { reason: 'fields', values: { fields: 'contact.phone, startsAt' } },
  ],
  ['failed', 'The body holds no order (CaseItem).', { reason: 'noOrder', values: {} }],
  ['failed', 'Anything else', { reason: 'unreadable', values: {} }],
  ['ignored', 'It is about another number.', { reason: 'otherNumber', values: {} }],
  ['ignored', 'Its number is no longer connected.', { reason: 'noNumber', values: {} }],
  ['ignored', 'Whether the phone is online is not kept.', { reason: 'notKnown', values: {} }],
  ['ignored', 'The customer wants no reminders.', { reason: 'optOut', values: {} }],
  ['done', '2 of 7 events could not be kept.', { reason: 'partly', values: { lost: '2', all: '7' } }],
  ['done', 'The order names no phone to write to.', { reason: 'noPhone', values: {} }],
  [
    'ignored',
    'A chat in telegram: Deskbell keeps only those of WhatsApp.',
    { reason: 'otherChat', values: {} },
  ],
  ['ignored', 'Something newer about this visit has come before.', { reason: 'newerVisit', values: {} }],
  [
    'ignored',
    'Deskbell does not know notifications of the type "newThing".',
    { reason: 'unknownType', values: { type: 'newThing' } },
  ],
  [
    'ignored',
    'Meta reports trouble: Service overloaded (130429)',
    { reason: 'providerTrouble', values: { said: 'Service overloaded (130429)' } },
  ],
  ['ignored', 'Wazzup24 has tried this address; it was answered.', { reason: 'providerTried', values: {} }],
  ['failed', 'A message without an id.', { reason: 'incomplete', values: {} }],
  ['failed', 'A status that does not say of which message.', { reason: 'incomplete', values: {} }],
  [
    'done',
    '2 of 3 updates could not be read: A message without an id.',
    { reason: 'partly', values: { lost: '2', all: '3' } },
  ],
  ['done', null, null],
  ['new', null, null],
] as const)('%s, %s', (state, reason, why) => {
  expect(journalWhyOf(state, reason)).toEqual(why);
});
