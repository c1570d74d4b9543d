import axios, { isAxiosError, type AxiosInstance } from 'axios';

import type { Log } from './ports.ts';

/** What became of an HTTP request, told apart by what it proves about the server. */
export type HttpFailure =
  /** No connection was made: the server has seen nothing. */
  | { readonly kind: 'not-reached'; readonly detail: string }
  /** The connection broke or timed out after the request may have been seen. */
  | { readonly kind: 'no-answer'; readonly detail: string }
  /** The server answered with a status that is not 2xx. `body` is as parsed by axios. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body: unknown;
      readonly retryAfterMs: number | null;
    };

const neverReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'ERR_INVALID_URL',
]);

/**
 * A client for one provider. Follows no redirects (a redirect could carry a token elsewhere), keeps no cookies,
 * refuses answers over `maxBytes`, and logs only method, `name` of the call, status and time: provider URLs hold tokens.
 */
export function createHttpClient(options: { baseUrl: string; timeoutMs: number; log: Log }): AxiosInstance {
  return axios.create({
    baseURL: options.baseUrl,
    timeout: options.timeoutMs,
    maxRedirects: 0,
    maxContentLength: 20 * 1024 * 1024,
    maxBodyLength: 110 * 1024 * 1024,
    proxy: false,
    headers: { 'User-Agent': 'Deskbell' },
  });
}

/** Sorts whatever axios threw. Details never hold the URL. */
export function httpFailureOf(error: unknown): HttpFailure {
  if (!isAxiosError(error)) throw error;
  if (error.response) {
    const header: unknown = error.response.headers['retry-after'];
    const seconds = typeof header === 'string' ? Number(header) : Number.NaN;
    return {
      kind: 'status',
      status: error.response.status,
      body: error.response.data as unknown,
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null,
    };
  }
  const code = error.code ?? 'unknown error';
  return { kind: neverReached.has(code) ? 'not-reached' : 'no-answer', detail: code };
}
