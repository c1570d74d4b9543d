import { z } from 'zod';

import { tunnelReasons, tunnelStates } from '#shared/domain/tunnel.ts';

import type { Log, Random } from '../platform/ports.ts';
import type { Store, WriteDb } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';

const mostChanges = 10;
/** How often the time of the latest event is written down, ms: many come in a second. */
const writtenEvery = 10_000;

const changeSchema = z.object({
  at: z.number(),
  state: z.enum(tunnelStates),
  url: z.string().nullable(),
  reason: z.enum(tunnelReasons).nullable(),
});
export type AddressChange = z.infer<typeof changeSchema>;

/** What outlives a run of the program. Times in epoch ms. */
export type TunnelMemory = {
  /** Newest first, ten at most. */
  history(): readonly AddressChange[];
  /** Notes a change; the same state, address and reason as before is none. */
  note(change: AddressChange): void;
  /** The name that this installation asks a localtunnel server for, made once. */
  readonly name: () => string;
  readonly lastEventAt: () => number | null;
  /** True when it was written down, so that others are told. */
  heard(at: number): boolean;
};

/** The tunnel's facts. */
export function createTunnelMemory(deps: {
  readonly store: Store;
  readonly random: Pick<Random, 'hex'>;
  readonly log: Log;
}): TunnelMemory {
  const { store, random, log } = deps;
  /** What people read later is not worth an address: a full disk keeps nobody from being told of the present one. */
  const keep = (work: (db: WriteDb) => void) => {
    try {
      store.write(work);
    } catch (error) {
      log.write('error', 'the history of the public address could not be kept', { error: String(error) });
    }
  };
  let history = readFact(store.read, 'tunnel/history', z.array(changeSchema)) ?? [];
  let written = readFact(store.read, 'tunnel/last-event-at', z.number());
  let heardAt = written;
  return {
    history: () => history,
    note(change) {
      const [last] = history;
      const isSame = last?.state === change.state && last.url === change.url && last.reason === change.reason;
      if (isSame) return;
      history = [change, ...history].slice(0, mostChanges);
      keep((db) => writeFact(db, 'tunnel/history', history));
    },
    name() {
      const kept = readFact(store.read, 'tunnel/name', z.string());
      if (kept !== null) return kept;
      const name = `desk-${random.hex(6)}`;
      keep((db) => writeFact(db, 'tunnel/name', name));
      return name;
    },
    lastEventAt: () => heardAt,
    heard(at) {
      heardAt = at;
      if (written !== null && Math.abs(at - written) < writtenEvery) return false;
      written = at;
      keep((db) => writeFact(db, 'tunnel/last-event-at', at));
      return true;
    },
  };
}
