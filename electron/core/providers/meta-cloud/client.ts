import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import type FormData from 'form-data';

import { createHttpClient, httpFailureOf, type HttpFailure } from '../../platform/http-client.ts';
import type { Clock, Log } from '../../platform/ports.ts';
import type { MetaConfig, MetaSecrets } from './config.ts';

/** What a call came to: the parsed body of a 2xx answer, or why there is none. */
export type Answer =
  | { readonly kind: 'answer'; readonly body: unknown }
  | { readonly kind: 'failure'; readonly failure: HttpFailure };

export type CallOptions = {
  /** Names the call in the log. */
  readonly name: string;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly query?: Record<string, string>;
  /** Whose token goes along: the system user's (default), the app's own, or none. */
  readonly as?: { readonly kind: 'app'; readonly appId: string } | { readonly kind: 'nobody' };
  readonly timeoutMs?: number;
};

/** Calls of the Graph API; `path` begins after the version. */
export type Client = {
  get(path: string, signal: AbortSignal, options: CallOptions): Promise<Answer>;
  post(path: string, signal: AbortSignal, options: CallOptions): Promise<Answer>;
  /** What must not stand in any text about this number. */
  readonly secrets: readonly string[];
};

export type ClientDeps = {
  readonly config: MetaConfig;
  readonly secrets: MetaSecrets;
  readonly clock: Clock;
  readonly log: Log;
};

const ordinaryTimeout = 30_000;

/** Tokens travel in the Authorization header, never in an address. */
export function createClient({ config, secrets, clock, log }: ClientDeps): Client {
  const http = createHttpClient({
    baseUrl: `${config.graphUrl}/${config.version}`,
    timeoutMs: ordinaryTimeout,
    log,
  });
  // A kept-alive socket may be closed by the server at the moment when it is used again; for a send that would look
  // like an answer that was lost. A fresh connection either exists or was refused.
  const fresh = {
    httpAgent: new HttpAgent({ keepAlive: false }),
    httpsAgent: new HttpsAgent({ keepAlive: false }),
  };

  const tokenOf = (as: CallOptions['as']): string | null => {
    if (as === undefined) return secrets.accessToken;
    return as.kind === 'app' ? `${as.appId}|${secrets.appSecret}` : null;
  };

  const request = async (
    method: 'GET' | 'POST',
    path: string,
    signal: AbortSignal,
    options: CallOptions,
  ): Promise<Answer> => {
    if (signal.aborted) return { kind: 'failure', failure: { kind: 'not-reached', detail: 'stopped' } };
    const startedAt = clock.monotonic();
    const token = tokenOf(options.as);
    const answer = await http
      .request<unknown>({
        method,
        url: `/${path}`,
        signal,
        timeout: options.timeoutMs ?? ordinaryTimeout,
        ...fresh,
        headers: token === null ? {} : { Authorization: `Bearer ${token}` },
        ...(options.query ? { params: options.query } : {}),
        ...(method === 'POST' ? { data: options.form ?? options.body ?? {} } : {}),
      })
      .then(
        (response): Answer => ({ kind: 'answer', body: response.data }),
        (error: unknown): Answer => ({ kind: 'failure', failure: failureOf(error) }),
      );
    const ms = Math.round(clock.monotonic() - startedAt);
    log.write('debug', 'meta call', { call: options.name, ms, status: statusOf(answer) });
    return answer;
  };

  return {
    get: (path, signal, options) => request('GET', path, signal, options),
    post: (path, signal, options) => request('POST', path, signal, options),
    secrets: [secrets.accessToken, secrets.appSecret, secrets.verifyToken],
  };
}

/** Whatever was thrown. What is not axios's own (a file that could not be read on the way) leaves the fate open. */
function failureOf(error: unknown): HttpFailure {
  try {
    return httpFailureOf(error);
  } catch {
    return { kind: 'no-answer', detail: 'the request could not be finished' };
  }
}

function statusOf(answer: Answer): string | number {
  if (answer.kind === 'answer') return 'ok';
  return answer.failure.kind === 'status' ? answer.failure.status : answer.failure.detail;
}
