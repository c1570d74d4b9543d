import { expect, test } from 'vitest';

import { createDoor, readVisitor, wishOf, type Visitor, type Wish } from './visitors.ts';

const somebody = (link: string | null, isHidden = false): Visitor => ({ link, isHidden });
const toOutbox = somebody('deskbell://outbox');
const toNowhere = somebody('deskbell://nowhere');
const plain = somebody(null);
const atLogin = somebody(null, true);

test.each<[string, Visitor, Wish]>([
  ['a plain start wants the window', plain, { kind: 'window' }],
  ['a start at login wants nothing', atLogin, { kind: 'nothing' }],
  ['a link wants its screen', toOutbox, { kind: 'window', address: '/outbox' }],
  ['a link that leads nowhere wants the window', toNowhere, { kind: 'window' }],
  ['a link wins over hidden', somebody('deskbell://outbox', true), { kind: 'window', address: '/outbox' }],
])('%s', (_what, visitor, wish) => {
  expect(wishOf(visitor)).toEqual(wish);
});

test.each<[string, unknown, Visitor]>([
  ['what a second start sends', { link: 'deskbell://outbox', isHidden: false }, toOutbox],
  ['another version’s message', { link: 7, isHidden: 'no', more: 1 }, plain],
  ['nothing', null, plain],
  ['a link without end', { link: 'x'.repeat(2001), isHidden: true }, atLogin],
])('%s is read', (_what, handedOver, visitor) => {
  expect(readVisitor(handedOver)).toEqual(visitor);
});

test.each<[string, Visitor[], (string | undefined)[]]>([
  ['nobody', [], []],
  ['a login only', [atLogin], []],
  ['a plain start', [plain], [undefined]],
  ['a link before a plain start is not forgotten', [toOutbox, plain], ['/outbox']],
  ['the last link counts', [toOutbox, plain, somebody('deskbell://settings')], ['/settings']],
  ['a login after a link takes nothing back', [toOutbox, atLogin], ['/outbox']],
])('before the door is attended: %s', (_what, visitors, opened) => {
  const door = createDoor();
  for (const visitor of visitors) door.come(visitor);
  const seen: (string | undefined)[] = [];
  door.attend((address) => seen.push(address));
  expect(seen).toEqual(opened);
});

test('an attended door opens for each at once', () => {
  const door = createDoor();
  const seen: (string | undefined)[] = [];
  door.attend((address) => seen.push(address));
  for (const visitor of [plain, atLogin, toOutbox]) door.come(visitor);
  expect(seen).toEqual([undefined, '/outbox']);
});
