import { breathe } from '../platform/sleep.ts';
import type { ReadDb } from '../store/database.ts';
import {
  readJournal,
  type JournalFilter,
  type JournalPlace,
  type JournalRow,
} from '../store/journal-list.ts';
import { bodyMatcher } from './body-text.ts';

/** How much one question looks at, so that it is answered within a second: entries, and bytes of their bodies. */
const mostEntries = 20_000;
const mostBytes = 24 * 1024 * 1024;
/** Entries that are looked at before others have their turn. */
const slice = 100;

export type Found = {
  readonly rows: readonly JournalRow[];
  /** Where to go on: behind the last row, or behind the last that was looked at; null at the end of the journal. */
  readonly next: number | null;
  /** When the last entry that was looked at came in (epoch ms), if the search stopped there without filling the page. */
  readonly searchedTo: number | null;
};

/** Entries whose body holds a text, from a place on; it may stop before the page is full, and goes on from `next`. */
export async function searchJournal(
  db: ReadDb,
  query: {
    readonly filter: JournalFilter;
    readonly text: string;
    readonly place: JournalPlace;
    readonly limit: number;
  },
): Promise<Found> {
  const fits = bodyMatcher(query.text);
  const rows: JournalRow[] = [];
  let { from } = query.place;
  let looked = 0;
  let bytes = 0;
  for (;;) {
    const some = readJournal(db, query.filter, { ...query.place, from }, slice);
    for (const row of some) {
      from = row.seq;
      bytes += row.size;
      looked += 1;
      if (fits(row.body)) rows.push(row);
      if (rows.length === query.limit) return { rows, next: from, searchedTo: null };
      if (bytes >= mostBytes || looked >= mostEntries)
        return { rows, next: from, searchedTo: row.receivedAt };
    }
    if (some.length < slice) return { rows, next: null, searchedTo: null };
    await breathe();
  }
}
