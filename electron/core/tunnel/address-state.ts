import type { TunnelCarrier } from '#shared/domain/tunnel.ts';

import type { Clock } from '../platform/ports.ts';
import type { Trouble } from './carriers/carrier.ts';
import type { Judgement } from './judge-proof.ts';
import type { Told } from './keep-up.ts';
import type { TunnelMemory } from './kept.ts';
import type { Proof, TunnelNow } from './tunnel.ts';

export type AddressStateDeps = {
  readonly clock: Pick<Clock, 'now'>;
  readonly memory: Pick<TunnelMemory, 'note'>;
  readonly fixedUrl: () => string | null;
  /** Something that is shown has changed. */
  readonly announce: () => void;
  readonly onAddressChanged: () => void;
};

/** What is known of the public address at this moment. */
export type AddressState = {
  readonly publicUrl: () => string | null;
  view(): Omit<TunnelNow, 'localUrl' | 'lastEventAt' | 'cloudflared' | 'hasToken' | 'history'>;
  /** Everything known is about a former address; null = no address is wanted. */
  begin(carrier: TunnelCarrier | null): void;
  readonly hear: (what: Told) => void;
  /** Resolves at the next proof, or when there is no address to prove. */
  settled(): Promise<void>;
  /** Lets everybody go who waits for that. */
  release(): void;
};

type Stage =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting'; readonly carrier: TunnelCarrier; readonly after: Trouble | null }
  | {
      readonly kind: 'up';
      readonly carrier: TunnelCarrier;
      readonly url: string;
      readonly notice: Trouble | null;
    }
  | ({ readonly kind: 'down'; readonly carrier: TunnelCarrier; readonly retryAt: number } & Trouble);

type Proved = Pick<Proof, 'at' | 'lastWorkedAt' | 'tookMs'> & {
  /** Null: the present address has not been tried. */
  readonly judgement: Judgement | null;
};

/** What is known of the address; at first nothing is wanted and nothing has been tried. */
export function createAddressState(deps: AddressStateDeps): AddressState {
  const { clock, memory, fixedUrl } = deps;
  let stage: Stage = { kind: 'off' };
  let since = clock.now();
  let proved: Proved = { judgement: null, at: null, lastWorkedAt: null, tookMs: null };
  let waiters: (() => void)[] = [];

  /** An address that was given stands also where nobody looks after it. */
  const stageNow = (): Stage => {
    const given = fixedUrl();
    if (given === null || stage.kind === 'up') return stage;
    return { kind: 'up', carrier: 'own-domain', url: given, notice: null };
  };
  const publicUrl = () => {
    const now = stageNow();
    return now.kind === 'up' ? now.url : null;
  };
  const release = () => {
    const waiting = waiters;
    waiters = [];
    for (const resolve of waiting) resolve();
  };
  const enter = (next: Stage) => {
    const before = publicUrl();
    if (next.kind !== stage.kind) since = clock.now();
    stage = next;
    proved = { ...proved, judgement: null, tookMs: null };
    if (next.kind !== 'starting') {
      const reason = next.kind === 'down' ? next.reason : null;
      memory.note({ at: clock.now(), state: next.kind, url: publicUrl(), reason });
    }
    deps.announce();
    if (publicUrl() !== before) deps.onAddressChanged();
    if (next.kind === 'down' || next.kind === 'off') release();
  };
  const learn = (judgement: Judgement, tookMs: number | null) => {
    const before = proved.judgement?.state ?? null;
    const at = clock.now();
    proved = { judgement, at, tookMs, lastWorkedAt: tookMs === null ? proved.lastWorkedAt : at };
    deps.announce();
    if (judgement.state !== before) deps.onAddressChanged();
    release();
  };

  return {
    publicUrl,
    view: () => ({ ...viewOf(stageNow()), since, proof: proofOf(stageNow(), proved) }),
    begin: (carrier) =>
      enter(carrier === null ? { kind: 'off' } : { kind: 'starting', carrier, after: null }),
    hear(what) {
      switch (what.kind) {
        case 'starting':
          if (stage.kind === 'down') enter({ kind: 'starting', carrier: what.carrier.kind, after: stage });
          return;
        case 'up':
        case 'down':
          return enter({ ...what, carrier: what.carrier.kind });
        case 'proved':
          return learn(what.judgement, what.tookMs);
      }
    },
    settled: () => new Promise((resolve) => waiters.push(resolve)),
    release,
  };
}

function viewOf(
  stage: Stage,
): Pick<TunnelNow, 'carrier' | 'state' | 'url' | 'reason' | 'detail' | 'retryAt'> {
  const nothing = { carrier: null, url: null, reason: null, detail: null, retryAt: null };
  const words = (trouble: Trouble | null) => ({
    reason: trouble?.reason ?? null,
    detail: trouble?.detail ?? null,
  });
  switch (stage.kind) {
    case 'off':
      return { ...nothing, state: 'off', reason: 'off' };
    case 'starting':
      return { ...nothing, state: 'starting', carrier: stage.carrier, ...words(stage.after) };
    case 'up':
      return { ...nothing, state: 'up', carrier: stage.carrier, url: stage.url, ...words(stage.notice) };
    case 'down':
      return { ...nothing, state: 'down', carrier: stage.carrier, retryAt: stage.retryAt, ...words(stage) };
  }
}

function proofOf(stage: Stage, { judgement, ...times }: Proved): Proof {
  switch (stage.kind) {
    case 'off':
      return { state: 'unknown', reason: 'off', detail: null, ...times };
    case 'starting':
      return { state: 'unknown', reason: 'starting', detail: null, ...times };
    case 'down':
      return { state: 'broken', reason: stage.reason, detail: stage.detail, ...times };
    case 'up':
      return { ...(judgement ?? { state: 'unknown', reason: 'starting', detail: null }), ...times };
  }
}
