import { saying } from '#shared/domain/saying/saying.ts';

import type { HttpFailure } from '../../platform/http-client.ts';
import type { Clock, Log, Random } from '../../platform/ports.ts';
import { sleep } from '../../platform/sleep.ts';
import type { Connection, Deliver } from '../provider.ts';
import { pushedElsewhere } from './check.ts';
import type { Client } from './client.ts';
import { connectionOfFailure } from './errors.ts';
import { idText, isFields } from '../lenient.ts';
import { pushAddress } from './settings.ts';

/** Seconds that Green API holds the question open while there is nothing (5 to 60). */
const receiveTimeout = 20;
const answerTimeout = (receiveTimeout + 15) * 1000;
/** A server that answers "nothing" at once is not asked without a pause. */
const emptyPause = 250;
const firstDelay = 1000;
const longestDelay = 60_000;
const deleteAttempts = 4;

export type ListenDeps = {
  readonly client: Client;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

type Report = Parameters<NonNullable<Connection['listen']>>[1];
type Turn =
  /** Something came and was acknowledged, or nothing came. */
  | { readonly kind: 'received' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'trouble'; readonly failure: HttpFailure }
  /** An answer without a receipt: it cannot be acknowledged. */
  | { readonly kind: 'unreadable' }
  /** Our own disk refused: nothing is said about the connection. */
  | { readonly kind: 'not-stored' };

/**
 * Fetches notifications one by one until the signal is aborted. Each is acknowledged only after it is stored; whatever
 * it holds is stored, so that nothing blocks the queue. One that could not be acknowledged comes again, and is then a
 * repetition like any other.
 */
export async function listen(
  deps: ListenDeps,
  deliver: Deliver,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  let isTold = false;
  while (!signal.aborted) {
    const startedAt = deps.clock.monotonic();
    const turn = await takeTurn(deps, deliver, signal);
    // An abort may happen during any await; the compiler believes that the loop's condition still holds.
    if (isAborted(signal)) return;
    if (turn.kind === 'received' || turn.kind === 'nothing') {
      if (failures > 0 || !isTold || turn.kind === 'nothing') report('works', null);
      failures = 0;
      isTold = true;
      if (turn.kind === 'nothing' && deps.clock.monotonic() - startedAt < emptyPause)
        await sleep(deps.clock, emptyPause, signal);
      continue;
    }
    failures += 1;
    const news = await newsOf(deps, turn, failures, signal);
    if (news && !isAborted(signal)) report(news.state, news.detail);
    await sleep(deps.clock, delayAfter(turn, failures, deps.random), signal);
  }
}

function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function takeTurn(deps: ListenDeps, deliver: Deliver, signal: AbortSignal): Promise<Turn> {
  const answer = await deps.client.get('receiveNotification', signal, {
    query: { receiveTimeout },
    timeoutMs: answerTimeout,
  });
  if (answer.kind === 'failure') return { kind: 'trouble', failure: answer.failure };
  if (answer.body === null || answer.body === '') return { kind: 'nothing' };
  const receiptId = isFields(answer.body) ? idText(answer.body, 'receiptId') : null;
  if (receiptId === null || !isFields(answer.body)) return { kind: 'unreadable' };
  try {
    await deliver('poll', new TextEncoder().encode(JSON.stringify(answer.body.body ?? null)));
  } catch (error) {
    deps.log.write('error', 'a notification could not be stored; it stays at Green API', {
      error: String(error),
    });
    return { kind: 'not-stored' };
  }
  return acknowledge(deps, receiptId, signal);
}

/** Removes a stored notification from the queue. `result: false` means that it is gone already. */
async function acknowledge(deps: ListenDeps, receiptId: string, signal: AbortSignal): Promise<Turn> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await deps.client.delete('deleteNotification', signal, { suffix: receiptId });
    if (answer.kind === 'answer') return { kind: 'received' };
    if (attempt >= deleteAttempts || signal.aborted) return { kind: 'trouble', failure: answer.failure };
    await sleep(deps.clock, backoff(attempt, deps.random), signal);
  }
}

/** What is to be reported; null = nothing yet: long questions break now and then without meaning anything. */
async function newsOf(
  deps: ListenDeps,
  turn: Extract<Turn, { kind: 'trouble' | 'unreadable' | 'not-stored' }>,
  failures: number,
  signal: AbortSignal,
) {
  switch (turn.kind) {
    case 'not-stored':
      return null;
    case 'unreadable':
      return { state: 'unknown' as const, detail: saying('no-notification') };
    case 'trouble': {
      const { failure } = turn;
      const isPassing = failure.kind === 'no-answer' || (failure.kind === 'status' && failure.status >= 429);
      if (isPassing && failures < 2) return null;
      const news = connectionOfFailure(failure, deps.client.secrets);
      return news.state === 'unknown' && (await isPushedElsewhere(deps.client, signal))
        ? { ...news, detail: pushedElsewhere }
        : news;
    }
  }
}

/** While a webhook address is set, asking for notifications is refused without a documented code: look. */
async function isPushedElsewhere(client: Client, signal: AbortSignal): Promise<boolean> {
  const answer = await client.get('getSettings', signal);
  return answer.kind === 'answer' && (pushAddress(answer.body) ?? '') !== '';
}

function delayAfter(turn: Turn, failures: number, random: Random): number {
  const asked = turn.kind === 'trouble' && turn.failure.kind === 'status' ? turn.failure.retryAfterMs : null;
  return Math.min(longestDelay, Math.max(asked ?? 0, backoff(failures, random)));
}

/** 1 s, 2 s, 4 s … 60 s, less up to a quarter, so that many instances do not come back together. */
function backoff(failures: number, random: Random): number {
  const full = Math.min(longestDelay, firstDelay * 2 ** Math.min(failures - 1, 10));
  return full * (1 - random.fraction() / 4);
}
