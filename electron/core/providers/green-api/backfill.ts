import { inEnglish } from '#shared/domain/saying/saying.ts';

import type { Deliver } from '../provider.ts';
import type { Client } from './client.ts';
import { connectionOfFailure } from './errors.ts';
import { epochMs, isFields, type Fields } from '../lenient.ts';

/** A long journal is a large answer. */
const journalTimeout = 120_000;

/**
 * Reads both journals since a time (epoch ms) and delivers every item as it is, oldest first. Rejects when one of
 * them cannot be read: nothing is delivered then, and the caller asks again.
 */
export async function backfill(
  client: Client,
  since: number,
  now: number,
  deliver: Deliver,
  signal: AbortSignal,
): Promise<number> {
  const minutes = Math.max(1, Math.ceil((now - since) / 60_000) + 1);
  const incoming = await journal(client, 'lastIncomingMessages', minutes, signal);
  const outgoing = await journal(client, 'lastOutgoingMessages', minutes, signal);
  const items = [...incoming, ...outgoing].sort(
    (a, b) => (epochMs(a, 'timestamp') ?? 0) - (epochMs(b, 'timestamp') ?? 0),
  );
  let delivered = 0;
  for (const item of items) {
    if (signal.aborted) break;
    await deliver('history', new TextEncoder().encode(JSON.stringify(item)));
    delivered += 1;
  }
  return delivered;
}

async function journal(
  client: Client,
  method: 'lastIncomingMessages' | 'lastOutgoingMessages',
  minutes: number,
  signal: AbortSignal,
): Promise<Fields[]> {
  const answer = await client.getPatiently(method, signal, { query: { minutes }, timeoutMs: journalTimeout });
  if (answer.kind === 'failure') {
    throw new Error(`${method}: ${inEnglish(connectionOfFailure(answer.failure, client.secrets).detail)}`);
  }
  if (!Array.isArray(answer.body)) throw new Error(`${method}: the answer is not a list.`);
  return answer.body.filter(isFields);
}
