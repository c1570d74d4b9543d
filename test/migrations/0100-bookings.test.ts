import { expect, test } from 'vitest';

import { columnsOf, databaseAt, insertPerson, objectsOf, run } from '#test/support/migrations.ts';

const insertBooking = `
  INSERT INTO bookings (id, source, contact_id, version, service, starts_at, state, confirmation, paid, created_at)
  VALUES ('visit', 'manual', 'maria', 1, 'Haircut', 10, 'booked', 'none', 0, 1)`;
const insertVersion = `
  INSERT INTO booking_versions (booking_id, version, contact_id, content, changed_at, changed_by)
  VALUES ('visit', 1, 'maria', '{}', 1, 'person')`;

test('0100 makes visits with their versions, aliases and sources', () => {
  const db = databaseAt(100);
  expect(columnsOf(db, 'bookings')).toEqual([
    'seq',
    'id',
    'source',
    'external_id',
    'channel_id',
    'contact_id',
    'version',
    'service',
    'starts_at',
    'ends_at',
    'state',
    'confirmation',
    'paid',
    'said',
    'created_at',
  ]);
  expect(objectsOf(db, 'bookings')).toEqual([
    'bookings_by_contact',
    'bookings_by_source',
    'bookings_by_start',
  ]);
  expect(columnsOf(db, 'booking_versions')).toEqual([
    'booking_id',
    'version',
    'contact_id',
    'content',
    'changed_at',
    'changed_by',
  ]);
  expect(columnsOf(db, 'booking_aliases')).toEqual(['source', 'external_id', 'booking_id']);
  expect(columnsOf(db, 'booking_sources')).toEqual([
    'name',
    'kind',
    'title',
    'config',
    'armed_at',
    'state',
    'detail',
    'checked_at',
    'changed_at',
    'next_check_at',
    'memory',
    'created_at',
  ]);
});

test('0100 knows each version and each id of a source once', () => {
  const db = databaseAt(100);
  run(db, insertPerson, insertBooking, insertVersion);
  const alias = (source: string, id: string) =>
    run(db, `INSERT INTO booking_aliases VALUES ('${source}', '${id}', 'visit')`);
  alias('api', 'X-1');
  alias('api', 'X-2');
  alias('torrow', 'X-1');
  expect(() => alias('api', 'X-1')).toThrow(/UNIQUE/);
  expect(() => run(db, insertVersion)).toThrow(/UNIQUE/);
  expect(() => run(db, insertBooking)).toThrow(/UNIQUE/);
});

test('0100 takes visits of known people in known states only', () => {
  const db = databaseAt(100);
  expect(() => run(db, insertBooking)).toThrow(/FOREIGN KEY/);
  run(db, insertPerson);
  expect(() => run(db, insertBooking.replace("'booked'", "'gone'"))).toThrow(/CHECK/);
  expect(() => run(db, insertBooking.replace("'none'", "'perhaps'"))).toThrow(/CHECK/);
  run(db, insertBooking);
  expect(() => run(db, insertVersion.replace("'person'", "'somebody'"))).toThrow(/CHECK/);
  expect(() => run(db, insertVersion.replace("'{}'", "'no json'"))).toThrow(/CHECK/);
  const source = (kind: string) =>
    run(
      db,
      `INSERT INTO booking_sources (name, kind, title, config, created_at) VALUES ('${kind}:1', '${kind}', 'T', '{}', 1)`,
    );
  source('calendar');
  expect(() => source('fax')).toThrow(/CHECK/);
  expect(db.prepare('SELECT armed_at, state, memory FROM booking_sources').get()).toEqual({
    armed_at: null,
    state: 'unknown',
    memory: '{}',
  });
});
