import { readFile } from 'node:fs/promises';

import { toInstant } from '#shared/api/call.ts';
import type { CsvMapping } from '#shared/api/calls/sources.ts';
import type { Handlers } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import type { UploadId } from '#shared/domain/ids.ts';
import { inEnglish, saying } from '#shared/domain/saying/saying.ts';

import { guessMapping } from '../bookings/csv/guess-mapping.ts';
import type { Imports } from '../bookings/csv/imports.ts';
import type { RowContext } from '../bookings/csv/read-row.ts';
import type { Table } from '../bookings/csv/read-table.ts';
import { tryTable, type RowOutcome } from '../bookings/csv/try-table.ts';
import type { Store } from '../store/database.ts';
import { getUpload } from '../store/uploads.ts';

export type CsvHandlerDeps = {
  readonly store: Store;
  readonly imports: Imports;
  /** How the shop writes times, phones and prices. */
  readonly rowContext: () => RowContext;
};

type CsvCalls = Pick<
  Handlers,
  | 'sources.readCsv'
  | 'sources.tryCsv'
  | 'sources.importCsv'
  | 'sources.imports'
  | 'sources.cancelImport'
  | 'sources.undoImport'
>;

/** What a look into a file shows. */
const sampleRows = 8;
const triedRows = 200;
/** What has to be looked at comes first. */
const outcomeOrder: readonly RowOutcome[] = ['unreadable', 'no-phone', 'changed', 'new', 'same'];

/** The calls about importing bookings from a file. */
export function csvHandlers(deps: CsvHandlerDeps): CsvCalls {
  const { store, imports, rowContext } = deps;
  return {
    'sources.readCsv': async ({ uploadId }) => {
      const table = await tableOf(store, uploadId);
      return {
        columns: [...table.columns],
        rows: table.rows.slice(0, sampleRows).map((row) => [...row]),
        rowCount: table.rows.length,
        encoding: table.encoding,
        delimiter: table.delimiter,
        mapping: guessMapping(table),
      };
    },
    'sources.tryCsv': async ({ uploadId, mapping }) => {
      const table = await tableOf(store, uploadId);
      refuseStrangeColumns(mapping, table);
      const rows = tryTable(store.read, table, mapping, rowContext());
      const count = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
      return {
        counts: {
          new: count('new'),
          changed: count('changed'),
          same: count('same'),
          noPhone: count('no-phone'),
          unreadable: count('unreadable'),
        },
        rows: rows
          .toSorted(
            (a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome) || a.row - b.row,
          )
          .slice(0, triedRows)
          .map(({ row, outcome, visit }) => ({
            row,
            outcome,
            name: visit.name ?? '',
            phone: visit.phone,
            service: visit.service,
            local: visit.start?.local ?? null,
            problems: [...visit.problems],
          })),
      };
    },
    'sources.importCsv': async ({ uploadId, title, mapping, armed }) => {
      const table = await tableOf(store, uploadId);
      refuseStrangeColumns(mapping, table);
      return { name: imports.begin({ title, table, mapping, context: rowContext(), armed }) };
    },
    'sources.imports': () => ({
      items: imports.list().map(({ at, ...view }) => ({ ...view, at: toInstant(at) })),
    }),
    'sources.cancelImport': ({ name }) => {
      if (!imports.cancel(name)) throw refusal('conflict', 'import-over');
      return { name };
    },
    'sources.undoImport': async ({ name }) => {
      const undone = await imports.undo(name);
      if (undone === null) {
        throw refusal('conflict', 'import-runs');
      }
      return undone;
    },
  };
}

async function tableOf(store: Store, uploadId: UploadId): Promise<Table> {
  const upload = getUpload(store.read, uploadId);
  if (!upload) throw new ApiError('not-found', 'This file is no longer here. Choose it once more.');
  // Only when a file is imported, which is a matter of once or twice.
  const { mostRows, readTable, TableUnreadableError } = await import('../bookings/csv/read-table.ts');
  try {
    return readTable(await readFile(upload.path));
  } catch (error) {
    if (!(error instanceof TableUnreadableError)) throw error;
    const why = saying(`csv-${error.problem}`, { rows: String(mostRows) });
    throw refusal('invalid', why, { uploadId: inEnglish(why) });
  }
}

function refuseStrangeColumns(mapping: CsvMapping, table: Table): void {
  const fields = Object.entries(mapping)
    .filter(([, column]) => typeof column === 'number' && column >= table.columns.length)
    .map(([field]) => [`mapping.${field}`, 'There is no such column in this file.']);
  if (fields.length > 0)
    throw refusal('invalid', 'csv-column', Object.fromEntries(fields) as Record<string, string>);
}
