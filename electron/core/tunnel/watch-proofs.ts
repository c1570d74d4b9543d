import type { Clock } from '../platform/ports.ts';
import { isThisComputer } from './addresses.ts';
import type { Carrier, Trouble } from './carriers/carrier.ts';
import { judgeProof, type Judgement } from './judge-proof.ts';
import type { Napper } from './nap.ts';
import { heardFor, isToBeGivenUp, newFor, proveIn } from './pace.ts';
import type { Prove } from './prover.ts';

export type WatchProofsDeps = {
  readonly clock: Clock;
  readonly prove: Prove;
  readonly hasNetwork: () => boolean;
  /** When the last real event came in; epoch ms. */
  readonly lastEventAt: () => number | null;
  readonly napper: Napper;
  /** `tookMs` null: it did not come back. */
  readonly tell: (judgement: Judgement, tookMs: number | null) => void;
};

/** What the proofs of one address have shown. */
export type Watched = {
  /** It led here at least once. */
  readonly hasWorked: boolean;
  /** What the last proof found wrong. */
  readonly last: Trouble;
};

/**
 * Proves an address again and again, until `ended` is aborted or the address is to be given up. Proofs stop the moment the
 * carrier ends: its own words say more than a silence does.
 */
export async function watchProofs(
  deps: WatchProofsDeps,
  { carrier, url }: { readonly carrier: Carrier; readonly url: string },
  ended: AbortSignal,
): Promise<Watched> {
  const { clock, napper } = deps;
  const isOver = () => ended.aborted;
  const began = clock.monotonic();
  let hasWorked = false;
  let failuresInRow = 0;
  let last: Trouble = { reason: 'no-answer', detail: null };
  while (!isOver()) {
    const { outcome, tookMs } = await deps.prove(url, ended);
    if (isOver()) break;
    const judgement = judgeProof(outcome, {
      isOwnDomain: carrier.kind === 'own-domain',
      isHere: isThisComputer(new URL(url).hostname),
      hasNetwork: deps.hasNetwork(),
      hasHeard: hasHeard(deps.lastEventAt(), clock.now()),
      isNew: carrier.makesNames && !hasWorked && clock.monotonic() - began < newFor,
    });
    const cameBack = outcome.kind === 'came-back';
    hasWorked ||= cameBack;
    failuresInRow = judgement.state === 'broken' ? failuresInRow + 1 : 0;
    last = { reason: judgement.reason ?? last.reason, detail: judgement.detail };
    deps.tell(judgement, cameBack ? tookMs : null);
    if (isToBeGivenUp(judgement, { failuresInRow, carrier })) break;
    await napper.nap(proveIn(judgement), ended);
  }
  return { hasWorked, last };
}

/** An event of tomorrow came in before the clock was set back: nobody knows when. */
function hasHeard(lastEventAt: number | null, now: number): boolean {
  return lastEventAt !== null && lastEventAt <= now && now - lastEventAt <= heardFor;
}
