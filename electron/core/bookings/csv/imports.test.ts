import { afterEach, beforeEach, expect, test } from 'vitest';

import { systemRandom } from '#core/platform/system.ts';
import { openBookingDesk, type BookingDesk } from '#test/support/bookings/booking-desk.ts';
import { silentLog } from '#test/support/log.ts';

import { bookingsOfSource, getSource } from '../../store/booking-sources.ts';
import { guessMapping } from './guess-mapping.ts';
import { createImports, type Imports } from './imports.ts';
import { readTable } from './read-table.ts';

let desk: BookingDesk;
let imports: Imports;
beforeEach(() => {
  desk = openBookingDesk();
  const { store, clock, bookings } = desk;
  imports = createImports({
    store,
    clock,
    bookings,
    log: silentLog(),
    random: systemRandom(clock),
    bus: { announce: () => undefined, listen: () => () => undefined },
    replan: () => [],
    wakePlanner: () => undefined,
  });
});
afterEach(async () => {
  await imports.stop();
  desk.close();
});

const context = { timeZone: 'Europe/Berlin', country: 'DE', currency: null } as const;

function begin(...rows: string[]): string {
  const table = readTable(new TextEncoder().encode(['Id;Name;Phone;Date;Time;Service', ...rows].join('\n')));
  return imports.begin({ title: 'March', table, mapping: guessMapping(table), context, armed: false });
}

const anna = '1;Anna;+4915112345678;04.03.2026;15:00;Haircut';
const boris = '2;Boris;;05.03.2026;11:00;Beard';

test('a file becomes visits, rows without a phone too; what cannot be read is counted', async () => {
  const name = begin(anna, boris, '3;Carla;+4915112345670;soon;15:00;Nails');
  await imports.idle();
  expect(imports.list()).toEqual([
    {
      name,
      title: 'March',
      at: desk.clock.now(),
      state: 'done',
      done: 3,
      total: 3,
      added: 2,
      changed: 0,
      problems: 2,
    },
  ]);
  expect(bookingsOfSource(desk.store.read, name, 0, Number.MAX_SAFE_INTEGER)).toHaveLength(2);
  expect(getSource(desk.store.read, name)).toMatchObject({ armedAt: null });
});

test('the same file once more adds nothing; a changed row changes its visit', async () => {
  begin(anna);
  await imports.idle();
  desk.clock.advance(1000);
  const second = begin(anna);
  await imports.idle();
  expect(imports.list()[0]).toMatchObject({ name: second, added: 0, changed: 0 });
  desk.clock.advance(1000);
  begin(anna.replace('15:00', '16:30'));
  await imports.idle();
  expect(imports.list()[0]).toMatchObject({ added: 0, changed: 1 });
});

test('a visit that was typed by hand is not doubled by a file that has it too', async () => {
  const typed = desk.save({
    said: {
      service: 'Haircut',
      start: {
        local: '2026-03-04T15:00',
        timeZone: 'Europe/Berlin',
        instant: Date.parse('2026-03-04T14:00Z'),
      },
    },
  });
  expect(typed.isNew).toBe(true);
  begin(anna);
  await imports.idle();
  expect(imports.list()[0]).toMatchObject({ added: 0, changed: 0 });
});

test('undoing takes away what came, except what somebody changed since', async () => {
  const name = begin(anna, boris);
  await imports.idle();
  const [first] = bookingsOfSource(desk.store.read, name, 0, Number.MAX_SAFE_INTEGER);
  desk.store.write((db) => desk.bookings.change(db, first!.id, { service: 'Colour' }, 'person'));
  expect(await imports.undo(name)).toEqual({ removed: 1, kept: 1 });
  expect(imports.list()[0]).toMatchObject({ state: 'undone' });
  expect(bookingsOfSource(desk.store.read, name, 0, Number.MAX_SAFE_INTEGER)).toHaveLength(1);
});

test('an import can be stopped, and what it had added undone', async () => {
  const rows = Array.from(
    { length: 400 },
    (_, row) => `${row + 10};Anna ${row};;04.03.2026;15:00;Visit ${row}`,
  );
  const name = begin(...rows);
  expect(imports.cancel(name)).toBe(true);
  await imports.idle();
  const [stopped] = imports.list();
  expect(stopped).toMatchObject({ state: 'cancelled' });
  expect(stopped!.done).toBeLessThan(400);
  expect(imports.cancel(name)).toBe(false);
  expect(await imports.undo(name)).toEqual({ removed: stopped!.added, kept: 0 });
  expect(imports.list()).toEqual([]);
});
