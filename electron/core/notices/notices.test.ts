import { afterEach, beforeEach, expect, test } from 'vitest';

import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { planOf, temporaryStore, type TemporaryStore } from '#test/support/store.ts';

import { systemRandom } from '../platform/system.ts';
import { openNoticesSql } from '../store/notices.ts';
import { addNotice, openNotices, putNoticeAside, type NewNotice } from './notices.ts';

let temporary: TemporaryStore;
let clock: FakeClock;
beforeEach(() => {
  temporary = temporaryStore();
  clock = fakeClock(Date.UTC(2026, 2, 2, 9));
});
afterEach(() => temporary.close());

const about = (order: string): NewNotice => ({
  kind: 'torrow-not-sent',
  facts: { order, reason: 'no-phone' },
});
const add = (notice: NewNotice) =>
  temporary.store.write((db) => addNotice(db, { clock, random: systemRandom(clock) }, notice));
const open = () => openNotices(temporary.store.read);
const put = (id: string) => temporary.store.write((db) => putNoticeAside(db, id, clock.now()));
const said = () => open().map(({ kind, facts, at }) => [kind, facts, at]);

test('the newest notice comes first, and is announced', () => {
  expect(add(about('№1'))).toEqual([{ topic: 'notices' }]);
  clock.advance(1000);
  add({ kind: 'import-done', facts: { name: 'March', added: 12 } });
  expect(said()).toEqual([
    ['import-done', { name: 'March', added: 12 }, '2026-03-02T09:00:01.000Z'],
    ['torrow-not-sent', { order: '№1', reason: 'no-phone' }, '2026-03-02T09:00:00.000Z'],
  ]);
});

test('the same within an hour is one notice with a count; later, or about something else, it is another', () => {
  for (const order of ['№1', '№2', '№1', '№1']) {
    add(about(order));
    clock.advance(60_000);
  }
  expect(said()).toEqual([
    ['torrow-not-sent', { order: '№1', reason: 'no-phone', count: 3 }, '2026-03-02T09:03:00.000Z'],
    ['torrow-not-sent', { order: '№2', reason: 'no-phone' }, '2026-03-02T09:01:00.000Z'],
  ]);
  clock.advance(61 * 60_000);
  add(about('№1'));
  expect(open()).toHaveLength(3);
});

test('what was put aside is gone, and the same is told anew', () => {
  add(about('№1'));
  const [notice] = open();
  expect(put(notice!.id)).toBe(true);
  expect(open()).toEqual([]);
  expect(put(notice!.id)).toBe(false);
  add(about('№1'));
  expect(said()).toEqual([
    ['torrow-not-sent', { order: '№1', reason: 'no-phone' }, '2026-03-02T09:00:00.000Z'],
  ]);
});

test('what was put aside a month ago is forgotten', () => {
  add(about('№1'));
  put(open()[0]!.id);
  clock.advance(31 * 24 * 60 * 60_000);
  add(about('№2'));
  const rows = temporary.store.read.all({ text: 'SELECT id FROM notices', values: [] });
  expect(rows).toHaveLength(1);
});

test('a kind of another version is left out', () => {
  temporary.store.write((db) =>
    db.run({
      text: `INSERT INTO notices (id, kind, facts, created_at) VALUES ('n', 'of-tomorrow', '{}', 1)`,
      values: [],
    }),
  );
  expect(open()).toEqual([]);
});

test('the list is read by its index', () => {
  expect(planOf(temporary.store.read, openNoticesSql(200))).toEqual([
    'SCAN notices USING INDEX notices_open',
  ]);
});
