import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import type FormData from 'form-data';

import { createHttpClient, httpFailureOf, type HttpFailure } from '../../platform/http-client.ts';
import type { Clock, Log } from '../../platform/ports.ts';
import { sleep } from '../../platform/sleep.ts';
import type { GreenApiConfig, GreenApiSecrets } from './config.ts';
import { createLimiter, type Method } from './limiter.ts';

/** What a call came to: the parsed body of a 2xx answer, or why there is none. Never an axios error: those hold the URL. */
export type Answer =
  | { readonly kind: 'answer'; readonly body: unknown }
  | { readonly kind: 'failure'; readonly failure: HttpFailure };

export type CallOptions = {
  readonly body?: unknown;
  /** Goes to `mediaUrl` as multipart/form-data. */
  readonly form?: FormData;
  readonly query?: Record<string, string | number>;
  /** The last part of the path, after the token (a receipt). */
  readonly suffix?: string;
  readonly timeoutMs?: number;
};

/** Calls of one instance, each no more often than its method allows. */
export type Client = {
  get(method: Method, signal: AbortSignal, options?: CallOptions): Promise<Answer>;
  post(method: Method, signal: AbortSignal, options: CallOptions): Promise<Answer>;
  delete(method: Method, signal: AbortSignal, options: CallOptions): Promise<Answer>;
  /** A GET that changes nothing, repeated a few times when there is no answer, 429 or 5xx. */
  getPatiently(method: Method, signal: AbortSignal, options?: CallOptions): Promise<Answer>;
  /**
   * The settings of the instance. Two who ask within a second get one answer: Green API allows no second question, and
   * waiting for it would teach nothing new.
   */
  readonly settings: (signal: AbortSignal) => Promise<Answer>;
  /** What must not stand in any text about this instance. */
  readonly secrets: readonly string[];
};

export type ClientDeps = {
  readonly config: GreenApiConfig;
  readonly secrets: GreenApiSecrets;
  readonly clock: Clock;
  readonly log: Log;
};

/** Ordinary calls answer within seconds; setSettings and qr can take longer. */
const ordinaryTimeout = 30_000;
const patientDelays = [1000, 3000];
/** For so long the settings are not asked for again. */
const settingsCount = 1000;

/** URL form: `{apiUrl}/waInstance{idInstance}/{method}/{apiTokenInstance}[/{suffix}]`; only uploads go to `mediaUrl`. */
export function createClient(deps: ClientDeps): Client {
  const { config, secrets, clock, log } = deps;
  const limit = createLimiter(clock);
  const api = createHttpClient({ baseUrl: config.apiUrl, timeoutMs: ordinaryTimeout, log });
  const media = createHttpClient({ baseUrl: config.mediaUrl, timeoutMs: ordinaryTimeout, log });
  // A kept-alive socket may be closed by the server at the moment when it is used again; for a send that would
  // look like an answer that was lost. A fresh connection either exists or was refused.
  const fresh = {
    httpAgent: new HttpAgent({ keepAlive: false }),
    httpsAgent: new HttpsAgent({ keepAlive: false }),
  };

  const request = async (
    verb: 'GET' | 'POST' | 'DELETE',
    method: Method,
    signal: AbortSignal,
    options: CallOptions,
  ): Promise<Answer> => {
    await limit(method, signal);
    if (signal.aborted) return { kind: 'failure', failure: { kind: 'not-reached', detail: 'stopped' } };
    const suffix = options.suffix === undefined ? '' : `/${encodeURIComponent(options.suffix)}`;
    const startedAt = clock.monotonic();
    const outcome = await (options.form ? media : api)
      .request<unknown>({
        method: verb,
        url: `/waInstance${config.idInstance}/${method}/${encodeURIComponent(secrets.apiTokenInstance)}${suffix}`,
        signal,
        timeout: options.timeoutMs ?? ordinaryTimeout,
        ...fresh,
        ...(options.query ? { params: options.query } : {}),
        ...(verb === 'POST' ? { data: options.form ?? options.body ?? {} } : {}),
      })
      .then(
        (response): Answer => ({ kind: 'answer', body: response.data }),
        (error: unknown): Answer => ({ kind: 'failure', failure: failureOf(error) }),
      );
    log.write('debug', 'green-api call', {
      method,
      ms: Math.round(clock.monotonic() - startedAt),
      ...facts(outcome),
    });
    return outcome;
  };

  const get: Client['get'] = (method, signal, options = {}) => request('GET', method, signal, options);
  const getPatiently: Client['getPatiently'] = async (method, signal, options = {}) => {
    for (const delay of patientDelays) {
      const answer = await get(method, signal, options);
      if (signal.aborted || !isWorthRepeating(answer)) return answer;
      await sleep(clock, retryAfter(answer) ?? delay, signal);
    }
    return get(method, signal, options);
  };
  const settings = sharedWithin(settingsCount, clock, (signal) => getPatiently('getSettings', signal));
  return {
    get,
    async post(method, signal, options) {
      const answer = await request('POST', method, signal, options);
      if (method === 'setSettings') settings.forget();
      return answer;
    },
    delete: (method, signal, options) => request('DELETE', method, signal, options),
    getPatiently,
    settings: settings.ask,
    secrets: [secrets.apiTokenInstance, secrets.webhookToken],
  };
}

/** Answers to whoever asks within so many ms of the last question what that one learned; a failure is nobody else's. */
function sharedWithin(ms: number, clock: Clock, question: (signal: AbortSignal) => Promise<Answer>) {
  let last: { readonly at: number; readonly answer: Promise<Answer> } | null = null;
  const ask = async (signal: AbortSignal): Promise<Answer> => {
    if (last !== null && clock.monotonic() - last.at < ms) {
      const answer = await last.answer;
      if (answer.kind === 'answer') return answer;
    }
    last = { at: clock.monotonic(), answer: question(signal) };
    return last.answer;
  };
  const forget = () => {
    last = null;
  };
  return { ask, forget };
}

/** Whatever was thrown. What is not axios's own (a file that could not be read on the way) leaves the fate open. */
function failureOf(error: unknown): HttpFailure {
  try {
    return httpFailureOf(error);
  } catch {
    return { kind: 'no-answer', detail: 'the request could not be finished' };
  }
}

function facts(answer: Answer): Record<string, unknown> {
  if (answer.kind === 'answer') return { status: 'ok' };
  return answer.failure.kind === 'status'
    ? { status: answer.failure.status }
    : { status: answer.failure.detail };
}

function isWorthRepeating(answer: Answer): boolean {
  if (answer.kind === 'answer') return false;
  const { failure } = answer;
  return (
    failure.kind !== 'status' || failure.status === 429 || failure.status === 499 || failure.status >= 500
  );
}

function retryAfter(answer: Answer): number | null {
  return answer.kind === 'failure' && answer.failure.kind === 'status' ? answer.failure.retryAfterMs : null;
}
