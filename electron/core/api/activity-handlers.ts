import type { Handlers } from '#shared/api/contract.ts';

import { makeDiagnostics, type DiagnosticsDeps } from '../activity/diagnostics.ts';
import { fromLevel, logRows } from '../activity/read-log.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';

type ActivityCalls = Pick<Handlers, 'log.list' | 'diagnostics.make'>;

export type ActivityHandlerDeps = Omit<DiagnosticsDeps, 'ask'> & {
  /** The answers that go into the text for support. */
  readonly handlers: Pick<Handlers, 'channels.list' | 'health.report' | 'health.get' | 'tunnel.get'>;
};

/** As far back as the log is read, in lines. */
const lookedBack = 20_000;

/** The calls about what the program has noted of itself, and about the text for somebody who helps. */
export function activityHandlers({ handlers, ...deps }: ActivityHandlerDeps): ActivityCalls {
  return {
    'log.list': async ({ level, cursor, limit }) => {
      const all = fromLevel(logRows((await deps.keptLog?.tail(lookedBack)) ?? []), level);
      const rows = cursor === undefined ? all : all.filter(before(cursor));
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items,
        ...(rows.length > limit && last !== undefined ? { nextCursor: encodeCursor(placeOf(last.id)) } : {}),
      };
    },
    'diagnostics.make': () =>
      makeDiagnostics({
        ...deps,
        ask: {
          Numbers: () => handlers['channels.list']({}),
          Health: () => handlers['health.report']({}),
          Counts: () => handlers['health.get']({}),
          'Public address': () => handlers['tunnel.get']({}),
        },
      }),
  };
}

/** Rows are ordered by their time, then by their number within its millisecond: both make the id. */
function placeOf(id: string): [number, string] {
  const [at = '0', number = '0'] = id.split('-');
  return [Number(at), number];
}

function before(cursor: string): (row: { readonly id: string }) => boolean {
  const { order, tie } = decodeCursor(cursor);
  return ({ id }) => {
    const [at, number] = placeOf(id);
    return at < order || (at === order && Number(number) < Number(tie));
  };
}
