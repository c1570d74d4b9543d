import { z } from 'zod';

import type { SendingState } from '#shared/domain/outbox.ts';

import type { ReadDb, WriteDb } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';

const factName = 'sending';
const sendingSchema: z.ZodType<SendingState> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('stopped') }),
  z.object({ state: z.literal('running') }),
  z.object({ state: z.literal('paused'), until: z.number().nullable() }),
]);

/** Whether automatic messages go out at `now` (epoch ms): a pause ends by itself; a new shop has never started. */
export function readSending(db: ReadDb, now: number): SendingState {
  const stored = readFact(db, factName, sendingSchema) ?? { state: 'stopped' };
  return stored.state === 'paused' && stored.until !== null && stored.until <= now
    ? { state: 'running' }
    : stored;
}

/** Keeps the owner's decision. */
export function writeSending(db: WriteDb, state: SendingState): void {
  writeFact(db, factName, state);
}

const startedFact = 'sending-started';

/** Notes when the owner pressed *Start sending*, having seen what would leave. Epoch ms. */
export function writeStartedAt(db: WriteDb, now: number): void {
  writeFact(db, startedFact, now);
}

/** When that was; 0 when never. What was due before that is nobody's delay. */
export function readStartedAt(db: ReadDb): number {
  return readFact(db, startedFact, z.number()) ?? 0;
}
