import { inTurn } from '../platform/in-turn.ts';
import type { Log } from '../platform/ports.ts';
import type { AddressState } from './address-state.ts';
import type { Carrier } from './carriers/carrier.ts';
import { keepUp, type KeepUpDeps, type KeptUp } from './keep-up.ts';

export type CarrierSwitchDeps = Omit<KeepUpDeps, 'ingressUrl' | 'choose' | 'tell'> & {
  readonly log: Log;
  readonly address: Pick<AddressState, 'begin' | 'hear'>;
  /** What carries the address as things are now; null = none is wanted. */
  readonly choose: () => Carrier | null;
  /** Awaited before each start. */
  readonly prepare: () => Promise<void>;
};

/** Sees to it that one carrier at most is under way: a former one is gone before the next begins. */
export type CarrierSwitch = {
  /** Begins anew with what is chosen now; resolves when it is under way. Does nothing before `lead`. */
  begin(): Promise<void>;
  /** From now on an address leads to this listener of ours. */
  lead(ingressUrl: string): Promise<void>;
  /** The listener; null before `lead`. */
  ingressUrl(): string | null;
  /** The next attempt or proof comes now; false when nothing is under way. */
  knock(): boolean;
  /** Resolves when nothing is left. */
  stop(): Promise<void>;
};

/** A switch that leads nowhere until `lead`. */
export function createCarrierSwitch(deps: CarrierSwitchDeps): CarrierSwitch {
  const { address, choose } = deps;
  const turns = inTurn();
  let ingressUrl: string | null = null;
  let isStopped = false;
  let kept: KeptUp | null = null;
  const isIdle = () => isStopped || ingressUrl === null;

  const begin = () =>
    turns(async () => {
      const former = kept?.stop();
      kept = null;
      const next = choose();
      // At once: the former address leads here no longer.
      if (!isIdle()) address.begin(next?.kind ?? null);
      await former;
      await deps.prepare();
      if (ingressUrl === null || isIdle() || next === null) return;
      kept = keepUp({ ...deps, ingressUrl, choose: () => choose() ?? next, tell: address.hear });
    });

  return {
    begin,
    lead(url) {
      ingressUrl = url;
      return begin();
    },
    ingressUrl: () => ingressUrl,
    knock() {
      kept?.knock();
      return kept !== null;
    },
    async stop() {
      isStopped = true;
      await begin();
    },
  };
}
