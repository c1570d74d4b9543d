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
