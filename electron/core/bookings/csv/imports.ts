import type { CsvMapping } from '#shared/api/calls/sources.ts';

import type { Change, EventBus } from '../../platform/event-bus.ts';
import type { Clock, Log, Random } from '../../platform/ports.ts';
import { breathe } from '../../platform/sleep.ts';
import {
  bookingsOfSource,
  deleteSource,
  getSource,
  insertSource,
  listSources,
  updateSource,
  wasTold,
} from '../../store/booking-sources.ts';
import { eraseBooking } from '../../store/bookings.ts';
import type { Store, WriteDb } from '../../store/database.ts';
import type { Bookings, Replan } from '../bookings.ts';
import { importMemory, type ImportMemory } from './import-memory.ts';
import type { RowContext } from './read-row.ts';
import type { Table } from './read-table.ts';
import { tryTable, type TriedRow } from './try-table.ts';

/** How many rows share a transaction: a webhook must not wait for a whole file. */
const batch = 50;

export type ImportsDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly bookings: Bookings;
  readonly replan: Replan;
  readonly wakePlanner: () => void;
};

export type ImportView = ImportMemory & {
  readonly name: string;
  readonly title: string;
  /** Epoch ms. */
  readonly at: number;
};

/** Imports of files: one at a time in the background, with progress, and each can be undone. */
export type Imports = {
  /** Begins; the name is the source of its bookings. */
  begin(input: {
    title: string;
    table: Table;
    mapping: CsvMapping;
    context: RowContext;
    armed: boolean;
  }): string;
  list(): ImportView[];
  /** False when it does not run. */
  cancel(name: string): boolean;
  /** Takes away what it added; null when there is no such import or it still runs. */
  undo(name: string): Promise<{ removed: number; kept: number } | null>;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

/** Makes the importer. An import that a crash cut short is shown as cancelled; what it had added can be undone. */
export function createImports(deps: ImportsDeps): Imports {
  const { store, bus, log } = deps;
  const running = new Map<string, AbortController>();
  let work: Promise<void> = Promise.resolve();

  const finish = (name: string, state: ImportMemory['state']) => {
    store.write((db) => remember(db, name, { state }));
    running.delete(name);
    bus.announce([{ topic: 'sources' }, { topic: 'bookings' }]);
  };
  return {
    begin({ title, table, mapping, context, armed }) {
      const name = keepImport(deps, { title, total: table.rows.length });
      const stopping = new AbortController();
      running.set(name, stopping);
      bus.announce([{ topic: 'sources' }]);
      work = work
        .then(() => importRows(deps, name, { table, mapping, context }, stopping.signal))
        .then(async (isWhole) => {
          if (isWhole && armed) await arm(deps, name);
          finish(name, isWhole ? 'done' : 'cancelled');
        })
        .catch((error: unknown) => {
          log.write('error', 'an import failed', { source: name, error: String(error) });
          finish(name, 'failed');
        });
      return name;
    },
    list: () =>
      listSources(store.read)
        .filter(({ kind }) => kind === 'csv')
        .map((source) => {
          const memory = importMemory(source.memory);
          const state = memory.state === 'running' && !running.has(source.name) ? 'cancelled' : memory.state;
          return { ...memory, state, name: source.name, title: source.title, at: source.createdAt };
        })
        .reverse(),
    cancel(name) {
      const stopping = running.get(name);
      stopping?.abort();
      return stopping !== undefined;
    },
    async undo(name) {
      if (running.has(name) || getSource(store.read, name)?.kind !== 'csv') return null;
      return undoImport(deps, name);
    },
    idle: () => work,
    async stop() {
      for (const stopping of running.values()) stopping.abort();
      await work;
    },
  };
}

/** Notes an import that begins; returns its name. */
function keepImport(
  { store, clock, random }: ImportsDeps,
  { title, total }: { title: string; total: number },
): string {
  const name = `csv:${random.hex(8)}`;
  const now = clock.now();
  const memory: ImportMemory = { state: 'running', done: 0, total, added: 0, changed: 0, problems: 0 };
  store.write((db) =>
    insertSource(db, {
      name,
      kind: 'csv',
      title,
      config: '{}',
      armedAt: null,
      state: 'works',
      detail: null,
      checkedAt: now,
      changedAt: now,
      nextCheckAt: null,
      memory: JSON.stringify(memory),
      createdAt: now,
    }),
  );
  return name;
}

/** Lets messages go out once all visits are here: none of them is news then, so only reminders are planned. */
async function arm({ store, bus, clock, replan, wakePlanner }: ImportsDeps, name: string): Promise<void> {
  store.write((db) => updateSource(db, name, { armedAt: clock.now() }));
  const all = bookingsOfSource(store.read, name, clock.now(), Number.MAX_SAFE_INTEGER);
  const people = [...new Set(all.map(({ contactId }) => contactId))];
  for (let position = 0; position < people.length; position += batch) {
    bus.announce(store.write((db) => replan(db, people.slice(position, position + batch))));
    await breathe();
  }
  wakePlanner();
}

function remember(db: WriteDb, name: string, change: Partial<ImportMemory>): void {
  const source = getSource(db, name);
  if (!source) return;
  updateSource(db, name, { memory: JSON.stringify({ ...importMemory(source.memory), ...change }) });
}

/** Saves the rows in batches; false when it was stopped on the way. */
async function importRows(
  deps: ImportsDeps,
  name: string,
  file: { table: Table; mapping: CsvMapping; context: RowContext },
  signal: AbortSignal,
): Promise<boolean> {
  const { store, bus } = deps;
  const rows = tryTable(store.read, file.table, file.mapping, file.context);
  const counted = { done: 0, added: 0, changed: 0, problems: 0 };
  for (let position = 0; position < rows.length; position += batch) {
    if (signal.aborted) return false;
    const changes = store.write((db) => {
      const told = rows
        .slice(position, position + batch)
        .flatMap((row) => saveRow(deps, db, name, row, counted));
      remember(db, name, counted);
      return told;
    });
    bus.announce([...changes, { topic: 'sources' }]);
    deps.wakePlanner();
    await breathe();
  }
  return true;
}

function saveRow(
  deps: ImportsDeps,
  db: WriteDb,
  source: string,
  { outcome, visit, bookingId }: TriedRow,
  counted: { done: number; added: number; changed: number; problems: number },
): Change[] {
  counted.done += 1;
  if (outcome === 'unreadable' || outcome === 'no-phone') counted.problems += 1;
  if (visit.start === null || outcome === 'same') return [];
  const saved = deps.bookings.save(db, {
    source,
    id: bookingId,
    externalIds: visit.externalId === null ? [] : [visit.externalId],
    channelId: null,
    person: { name: visit.name, phone: visit.phone },
    said: {
      start: visit.start,
      service: visit.service,
      ...(visit.endsAt === null ? {} : { endsAt: visit.endsAt }),
      ...(visit.staff === null ? {} : { staff: visit.staff }),
      ...(visit.place === null ? {} : { place: visit.place }),
      ...(visit.comment === null ? {} : { comment: visit.comment }),
      ...(visit.price === null ? {} : { price: visit.price, currency: visit.currency }),
    },
    by: 'source',
  });
  if (saved.isNew) counted.added += 1;
  else if (saved.isChanged) counted.changed += 1;
  return saved.changes;
}

/** What was told to a customer or changed by anybody since stays; the rest goes as if it had never come. */
async function undoImport(deps: ImportsDeps, name: string): Promise<{ removed: number; kept: number }> {
  const { store, bus } = deps;
  const all = bookingsOfSource(store.read, name, 0, Number.MAX_SAFE_INTEGER);
  let removed = 0;
  for (let position = 0; position < all.length; position += batch) {
    removed += store.write((db) => {
      const untouched = all
        .slice(position, position + batch)
        .filter(({ id, version }) => version === 1 && !wasTold(db, id));
      for (const { id } of untouched) eraseBooking(db, id);
      return untouched.length;
    });
    await breathe();
  }
  store.write((db) => {
    if (removed === all.length) deleteSource(db, name);
    else remember(db, name, { state: 'undone' });
  });
  bus.announce([{ topic: 'sources' }, { topic: 'bookings' }, { topic: 'outbox' }]);
  return { removed, kept: all.length - removed };
}
