import type { Clock, Log, Random } from '../platform/ports.ts';
import type { Carrier, OpenedWay, Trouble } from './carriers/carrier.ts';
import type { Judgement } from './judge-proof.ts';
import { createNapper } from './nap.ts';
import { failuresAfter, retryIn } from './pace.ts';
import { watchProofs, type WatchProofsDeps } from './watch-proofs.ts';

/** What the owner of an address is told, as it happens. Times in epoch ms. */
export type Told =
  | { readonly kind: 'starting'; readonly carrier: Carrier }
  | {
      readonly kind: 'up';
      readonly carrier: Carrier;
      readonly url: string;
      readonly notice: Trouble | null;
    }
  | { readonly kind: 'proved'; readonly judgement: Judgement; readonly tookMs: number | null }
  | ({ readonly kind: 'down'; readonly carrier: Carrier; readonly retryAt: number } & Trouble);

export type KeepUpDeps = Pick<WatchProofsDeps, 'prove' | 'hasNetwork' | 'lastEventAt'> & {
  readonly clock: Clock;
  readonly random: Pick<Random, 'fraction'>;
  readonly log: Log;
  readonly ingressUrl: string;
  /** What carries the address; asked before each attempt. */
  readonly choose: () => Carrier;
  readonly tell: (what: Told) => void;
};

/** An address that is kept up until it is stopped. */
export type KeptUp = {
  /** Does now what was to come later: the next attempt, or the next proof. */
  knock(): void;
  /** Resolves when nothing of it is left; nothing is told any more from the call on. */
  stop(): Promise<void>;
};

/** Starts a carrier, proves its address again and again, and starts it anew when it ends. */
export function keepUp(deps: KeepUpDeps): KeptUp {
  const { clock, random, log } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const isStopped = () => signal.aborted;
  const napper = createNapper(clock);
  const tell = (what: Told) => {
    if (!isStopped()) deps.tell(what);
  };
  /** A mistake of ours, or a system that has run out of something: it passes, and whoever gave up now would for ever. */
  const toFailure = (error: unknown) => {
    log.write('error', 'the public address could not be looked after', { error: String(error) });
    return { kind: 'failed', ...nothingSaid } as const;
  };

  const live = async () => {
    for (let failures = 0; !isStopped();) {
      const carrier = deps.choose();
      tell({ kind: 'starting', carrier });
      const opening = await carrier.open(deps.ingressUrl, signal).catch(toFailure);
      const life = opening.kind === 'open' ? await lookAfter(carrier, opening) : null;
      if (isStopped()) return;
      failures = life === null ? failures + 1 : failuresAfter(failures, life);
      const { reason, detail } = life?.end ?? (opening.kind === 'failed' ? opening : nothingSaid);
      const wait = retryIn(failures, random.fraction());
      log.write('warn', 'there is no public address', {
        carrier: carrier.kind,
        reason,
        detail,
        retryMs: wait,
      });
      tell({ kind: 'down', carrier, reason, detail, retryAt: clock.now() + wait });
      await napper.nap(wait, signal);
    }
  };

  /** From the address being there to its end. */
  const lookAfter = async (carrier: Carrier, way: OpenedWay) => {
    const { url, notice } = way;
    const began = clock.monotonic();
    log.write('info', 'there is a public address', { carrier: carrier.kind });
    tell({ kind: 'up', carrier, url, notice });
    const over = new AbortController();
    const said: { end: Trouble | null } = { end: null };
    void way.ended.then((trouble) => {
      said.end = trouble;
      over.abort();
    });
    const watched = await watchProofs(
      { ...deps, napper, tell: (judgement, tookMs) => tell({ kind: 'proved', judgement, tookMs }) },
      { carrier, url },
      AbortSignal.any([over.signal, signal]),
    ).catch((error: unknown) => ({ hasWorked: false, last: toFailure(error) }));
    await way.close();
    const { hasWorked, last } = watched;
    return { end: said.end ?? last, stoodMs: clock.monotonic() - began, hasWorked };
  };

  const running = live().catch((error: unknown) =>
    log.write('error', 'the public address is no longer looked after', { error: String(error) }),
  );
  return {
    knock: () => napper.knock(),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const nothingSaid: Trouble = { reason: 'no-answer', detail: null };
