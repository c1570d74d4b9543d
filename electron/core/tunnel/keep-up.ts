import type { Clock, Log, Random } from '../platform/ports.ts';
import type { Carrier, OpenedWay, Trouble } from './carriers/carrier.ts';
import { isThisComputer } from './addresses.ts';
import { judgeProof, type Judgement } from './judge-proof.ts';
import { createNapper } from './nap.ts';
import { failuresAfter, heardFor, isToBeGivenUp, newFor, proveIn, retryIn } from './pace.ts';
import type { Prove } from './prover.ts';

/** What the owner of an address is told, as it happens. Times in epoch ms. */
export type Told =
  | { readonly kind: 'starting'; readonly carrier: Carrier }
  | { readonly kind: 'up'; readonly carrier: Carrier; readonly url: string; readonly notice: Trouble | null }
  | { readonly kind: 'proved'; readonly judgement: Judgement; readonly tookMs: number | null }
  | ({ readonly kind: 'down'; readonly carrier: Carrier; readonly retryAt: number } & Trouble);

export type KeepUpDeps = {
  readonly clock: Clock;
  readonly random: Pick<Random, 'fraction'>;
  readonly log: Log;
  readonly ingressUrl: string;
  /** What carries the address; asked before each attempt. */
  readonly choose: () => Carrier;
  readonly prove: Prove;
  readonly hasNetwork: () => boolean;
  /** When the last real event came in; epoch ms. */
  readonly lastEventAt: () => number | null;
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
  const napper = createNapper(clock);
  const tell = (what: Told) => {
    if (!signal.aborted) deps.tell(what);
  };

  const live = async () => {
    for (let failures = 0; !signal.aborted;) {
      const carrier = deps.choose();
      tell({ kind: 'starting', carrier });
      const opening = await carrier.open(deps.ingressUrl, signal);
      let trouble: Trouble;
      if (opening.kind === 'open') {
        const { end, ...life } = await lookAfter(carrier, opening);
        trouble = end;
        failures = failuresAfter(failures, life);
      } else {
        trouble = opening;
        failures += 1;
      }
      if (signal.aborted) return;
      const wait = retryIn(failures, random.fraction());
      const { reason, detail } = trouble;
      log.write('warn', 'the public address is gone', {
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
    const either = AbortSignal.any([over.signal, signal]);
    let ended: Trouble | null = null;
    void way.ended.then((trouble) => {
      ended = trouble;
      over.abort();
    });
    const proofs = await proveOn(carrier, url, either);
    await way.close();
    const end: Trouble = ended ?? proofs.last;
    return { end, stoodMs: clock.monotonic() - began, hasWorked: proofs.hasWorked };
  };

  const proveOn = async (carrier: Carrier, url: string, ended: AbortSignal) => {
    const began = clock.monotonic();
    let hasWorked = false;
    let failuresInRow = 0;
    let last: Trouble = { reason: 'no-answer', detail: null };
    while (!ended.aborted) {
      const { outcome, tookMs } = await deps.prove(url, ended);
      if (ended.aborted) break;
      const judgement = judgeProof(outcome, {
        isOwnDomain: carrier.kind === 'own-domain',
        isHere: isThisComputer(new URL(url).hostname),
        hasNetwork: deps.hasNetwork(),
        hasHeard: clock.now() - (deps.lastEventAt() ?? -Infinity) <= heardFor,
        isNew: carrier.makesNames && !hasWorked && clock.monotonic() - began < newFor,
      });
      hasWorked ||= outcome.kind === 'came-back';
      failuresInRow = judgement.state === 'broken' ? failuresInRow + 1 : 0;
      last = { reason: judgement.reason ?? last.reason, detail: judgement.detail };
      tell({ kind: 'proved', judgement, tookMs: outcome.kind === 'came-back' ? tookMs : null });
      if (isToBeGivenUp(judgement, { failuresInRow, carrier })) break;
      await napper.nap(proveIn(judgement), ended);
    }
    return { hasWorked, last };
  };

  const running = live().catch((error: unknown) =>
    log.write('error', 'the public address is no longer looked after', { error: String(error) }),
  );
  return {
    knock: napper.knock,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
