import { z } from 'zod';

import { addNotice } from '../notices/notices.ts';
import type { Change } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { readSending } from '../settings/sending.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';

/** What became of messages that should have left while nobody was there to send them. */
export type Missed = { late: number; replaced: number; skipped: number };

const factName = 'missed-messages';
const missedSchema: z.ZodType<Missed> = z.object({
  late: z.number(),
  replaced: z.number(),
  skipped: z.number(),
});

/**
 * Remembers what was missed until `reportMissed` tells it, in the same transaction as what became of it, so that a
 * restart in the middle forgets nothing. Before *Start sending* nothing can be missed.
 */
export function rememberMissed(db: WriteDb, missed: Missed, now: number): void {
  if (isNothing(missed) || readSending(db, now).state === 'stopped') return;
  const before = readMissed(db);
  writeFact(db, factName, {
    late: before.late + missed.late,
    replaced: before.replaced + missed.replaced,
    skipped: before.skipped + missed.skipped,
  });
}

/** True when there is something to tell. */
export function hasMissed(db: ReadDb): boolean {
  return !isNothing(readMissed(db));
}

/** Tells the owner, once for the whole absence. Returns what to announce after the commit. */
export function reportMissed(db: WriteDb, ports: { clock: Clock; random: Random }): Change[] {
  const missed = readMissed(db);
  if (isNothing(missed)) return [];
  writeFact(db, factName, { late: 0, replaced: 0, skipped: 0 });
  return addNotice(db, ports, { kind: 'catch-up', facts: missed });
}

function readMissed(db: ReadDb): Missed {
  return readFact(db, factName, missedSchema) ?? { late: 0, replaced: 0, skipped: 0 };
}

function isNothing({ late, replaced, skipped }: Missed): boolean {
  return late + replaced + skipped === 0;
}
