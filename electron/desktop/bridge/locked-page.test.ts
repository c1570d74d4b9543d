import { expect, test } from 'vitest';

import { admit } from './locked-page.ts';

test.each([
  ['conversations.list', null, 'answer'],
  ['conversations.list', 0, 'refuse'],
  ['desktop.listen', 0, 'refuse'],
  ['desktop.setPin', 0, 'refuse'],
  ['desktop.change', 0, 'refuse'],
  ['desktop.openFolder', 0, 'refuse'],
  ['desktop.get', 60_000, 'answer'],
  ['desktop.unlock', 60_000, 'answer'],
  ['desktop.front', 60_000, 'answer'],
  ['desktop.arrived', 60_000, 'answer'],
  ['conversations.saveDraft', null, 'answer'],
  ['conversations.saveDraft', 0, 'take'],
  ['contacts.update', 1999, 'take'],
  ['conversations.saveDraft', 2000, 'refuse'],
  ['messages.send', 0, 'refuse'],
  ['no.such.call', 0, 'refuse'],
] as const)('%s, %j ms after locking: %s', (name, lockedFor, admission) => {
  expect(admit(name, lockedFor)).toBe(admission);
});
