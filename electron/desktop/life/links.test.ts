import { expect, test } from 'vitest';

import { addressOfLink } from './links.ts';

const chat = '01936c1e-7c2b-7a55-8c11-2f3e4d5a6b7c';

test.each([
  [`deskbell://chat/${chat}`, `/inbox/${chat}`],
  [`DESKBELL://chat/${chat}`, `/inbox/${chat}`],
  [`deskbell://chat/${chat}/`, `/inbox/${chat}`],
  [`deskbell:chat/${chat}`, `/inbox/${chat}`],
  ['deskbell://chat', '/inbox'],
  ['deskbell://Inbox', '/inbox'],
  [`deskbell://inbox/${chat}`, `/inbox/${chat}`],
  ['deskbell://inbox', '/inbox'],
  ['deskbell://outbox/', '/outbox'],
  ['deskbell://bookings', '/bookings'],
  ['deskbell://connections', '/connections'],
  ['deskbell://templates/confirmation', '/templates/confirmation'],
  ['deskbell://settings?x=1#y', '/settings'],
])('%s opens %s', (link, address) => {
  expect(addressOfLink(link)).toBe(address);
});

test.each([
  '',
  'deskbell:',
  'deskbell://',
  'deskbell:///chat/1',
  ' deskbell://inbox',
  'deskbell://inbox\n',
  'deskbell://nowhere',
  'deskbell://api/messages.send',
  'deskbell://settings/../api/messages.send',
  'deskbell://settings/%2e%2e/media/1',
  'deskbell://inbox/a/b/c',
  'deskbell://inbox//evil.example',
  'deskbell:////evil.example/inbox',
  'deskbell://evil.example/inbox',
  'deskbell://me:secret@inbox',
  'deskbell://inbox:80/1',
  'deskbell://chat/<script>alert(1)</script>',
  'deskbell://chat/%3Cscript%3E',
  'deskbell://chat/javascript:alert(1)',
  'deskbell://chat/a b',
  'deskbell://chat/a\u0000b',
  `deskbell://chat/${'a'.repeat(65)}`,
  'https://chat/1',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'app://deskbell/inbox',
])('%j opens nothing', (link) => {
  expect(addressOfLink(link)).toBeNull();
});
