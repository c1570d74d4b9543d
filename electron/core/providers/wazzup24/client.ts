import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import { createHttpClient, httpFailureOf, type HttpFailure } from '../../platform/http-client.ts';
import type { Clock, Log } from '../../platform/ports.ts';
import { sleep } from '../../platform/sleep.ts';
import type { TokenBucket } from '../../platform/token-bucket.ts';
import type { WazzupConfig, WazzupSecrets } from './config.ts';

/** What a call came to: the parsed body of a 2xx answer, or why there is none. */
export type Answer =
  | { readonly kind: 'answer'; readonly body: unknown }
  | { readonly kind: 'failure'; readonly failure: HttpFailure };

type Path = '/v3/channels' | '/v3/webhooks' | '/v3/message';

/**
 * An account may ask 500 times in any five seconds: those that it has saved up, and those that come back meanwhile, stay
 * below.
 */
export const accountLimit = { capacity: 200, perMinute: 50 * 60 };

/** Calls of one account. */
export type Client = {
  /** A question that changes nothing, repeated a few times when there is no answer, 429 or 5xx. */
  get(path: Path, signal: AbortSignal): Promise<Answer>;
  /** Never repeated. `timeoutMs`: 30 s when left out. */
  write(
    verb: 'POST' | 'PATCH',
    path: Path,
    body: unknown,
    signal: AbortSignal,
    timeoutMs?: number,
  ): Promise<Answer>;
  /** What must not stand in any text about this number. */
  readonly secrets: readonly string[];
};

const ordinaryTimeout = 30_000;
const patientDelays = [1000, 3000];

/** A client for one channel; every call makes a connection of its own. */
export function createClient(deps: {
  readonly config: WazzupConfig;
  readonly secrets: WazzupSecrets;
  readonly clock: Clock;
  readonly log: Log;
  /** What the account may still ask; left out for a single question. */
  readonly bucket?: TokenBucket;
}): Client {
  const { config, secrets, clock, log } = deps;
  const http = createHttpClient({ baseUrl: config.apiUrl, timeoutMs: ordinaryTimeout, log });
  // A kept-alive socket may be closed at the moment when it is used again; for a send that would look like an answer
  // that was lost. A fresh connection either exists or was refused.
  const fresh = {
    httpAgent: new HttpAgent({ keepAlive: false }),
    httpsAgent: new HttpsAgent({ keepAlive: false }),
  };
  const request = async (
    verb: 'GET' | 'POST' | 'PATCH',
    path: Path,
    body: unknown,
    signal: AbortSignal,
    timeout: number,
  ): Promise<Answer> => {
    await turnOf(deps, signal);
    if (signal.aborted) return { kind: 'failure', failure: { kind: 'not-reached', detail: 'stopped' } };
    const startedAt = clock.monotonic();
    const outcome = await http
      .request<unknown>({
        method: verb,
        url: path,
        signal,
        timeout,
        ...fresh,
        headers: { Authorization: `Bearer ${secrets.apiKey}` },
        ...(verb === 'GET' ? {} : { data: body }),
      })
      .then(
        (response): Answer => ({ kind: 'answer', body: response.data }),
        (error: unknown): Answer => ({ kind: 'failure', failure: httpFailureOf(error) }),
      );
    log.write('debug', 'wazzup24 call', {
      method: `${verb} ${path}`,
      ms: Math.round(clock.monotonic() - startedAt),
      status: statusOf(outcome),
    });
    return outcome;
  };
  return {
    async get(path, signal) {
      for (const delay of patientDelays) {
        const answer = await request('GET', path, null, signal, ordinaryTimeout);
        if (signal.aborted || !isWorthRepeating(answer)) return answer;
        await sleep(clock, retryAfter(answer) ?? delay, signal);
      }
      return request('GET', path, null, signal, ordinaryTimeout);
    },
    write: (verb, path, body, signal, timeoutMs = ordinaryTimeout) =>
      request(verb, path, body, signal, timeoutMs),
    secrets: [secrets.apiKey, secrets.hookSecret],
  };
}

/** Waits until the account may ask again. */
async function turnOf(
  { bucket, clock }: { readonly bucket?: TokenBucket; readonly clock: Clock },
  signal: AbortSignal,
): Promise<void> {
  let turn = bucket?.take();
  while (turn?.taken === false && !signal.aborted) {
    await sleep(clock, turn.retryAfterMs, signal);
    turn = bucket?.take();
  }
}

function statusOf(outcome: Answer): string | number {
  if (outcome.kind === 'answer') return 'ok';
  return outcome.failure.kind === 'status' ? outcome.failure.status : outcome.failure.detail;
}

function isWorthRepeating(answer: Answer): boolean {
  if (answer.kind === 'answer') return false;
  const { failure } = answer;
  return failure.kind !== 'status' || failure.status === 429 || failure.status >= 500;
}

function retryAfter(answer: Answer): number | null {
  return answer.kind === 'failure' && answer.failure.kind === 'status' ? answer.failure.retryAfterMs : null;
}
