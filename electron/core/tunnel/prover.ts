import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import { createHttpClient, httpFailureOf } from '../platform/http-client.ts';
import type { Clock, Log } from '../platform/ports.ts';
import type { ProofOutcome } from './judge-proof.ts';
import { isSame, type ProofTokens } from './proof-token.ts';

/** The way there and back is given up after this, ms. */
const patience = 12_000;

/** Sends a token through a public address. Never rejects; `tookMs` is the way there and back. */
export type Prove = (
  url: string,
  signal: AbortSignal,
) => Promise<{ readonly outcome: ProofOutcome; readonly tookMs: number }>;

/**
 * Asks as a provider would: by name, with a connection of its own, following nobody elsewhere. The header is for
 * localtunnel's public server, which shows browsers a page of its own first.
 */
export function createProver(deps: {
  readonly clock: Clock;
  readonly log: Log;
  readonly tokens: Pick<ProofTokens, 'make'>;
}): Prove {
  const { clock, log, tokens } = deps;
  return async (url, signal) => {
    const { token, answer } = tokens.make();
    const began = clock.monotonic();
    const client = createHttpClient({ baseUrl: url, timeoutMs: patience, log });
    const late = new AbortController();
    const cancel = clock.after(patience, () => late.abort());
    const agents = { httpAgent: new HttpAgent(), httpsAgent: new HttpsAgent() };
    const done = (outcome: ProofOutcome) => ({ outcome, tookMs: Math.round(clock.monotonic() - began) });
    try {
      const response = await client.get<string>(`/proof/${token}`, {
        ...agents,
        signal: AbortSignal.any([signal, late.signal]),
        responseType: 'text',
        maxContentLength: 4096,
        headers: { 'bypass-tunnel-reminder': 'Deskbell', 'Cache-Control': 'no-store' },
      });
      const isOurs = typeof response.data === 'string' && isSame(response.data, answer);
      return done(isOurs ? { kind: 'came-back' } : { kind: 'answered', status: response.status });
    } catch (error) {
      const failure = httpFailureOf(error);
      if (failure.kind === 'status') return done({ kind: 'answered', status: failure.status });
      // What is too long or no HTTP is the word of another program.
      if (failure.detail === 'ERR_BAD_RESPONSE' || failure.detail.startsWith('HPE_'))
        return done({ kind: 'answered', status: 200 });
      return done({ kind: 'silent', code: failure.detail === 'ERR_CANCELED' ? 'ETIMEDOUT' : failure.detail });
    } finally {
      cancel();
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    }
  };
}
