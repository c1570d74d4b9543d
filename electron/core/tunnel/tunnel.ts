import type { TunnelCarrier, TunnelReason, TunnelSettings, TunnelState } from '#shared/domain/tunnel.ts';

import type { Settings } from '../settings/settings.ts';

/** Whether the public address leads here. Times in epoch ms. */
export type Proof = {
  readonly state: 'works' | 'broken' | 'unknown';
  readonly reason: TunnelReason | null;
  readonly detail: string | null;
  readonly at: number | null;
  readonly lastWorkedAt: number | null;
  readonly tookMs: number | null;
};

export type TunnelNow = {
  readonly carrier: TunnelCarrier | null;
  readonly state: TunnelState;
  readonly url: string | null;
  /** The public listener on this computer, as `start` was told; null before. */
  readonly localUrl: string | null;
  /** Epoch ms. */
  readonly since: number;
  readonly reason: TunnelReason | null;
  readonly detail: string | null;
  readonly retryAt: number | null;
  readonly proof: Proof;
  readonly lastEventAt: number | null;
  readonly cloudflared: string | null;
  readonly hasToken: boolean;
  readonly history: readonly {
    readonly at: number;
    readonly state: TunnelState;
    readonly url: string | null;
    readonly reason: TunnelReason | null;
  }[];
};

/** The way of the world to the public listener. */
export type Tunnel = {
  /** Where the world reaches the public listener now, without a trailing slash; null = nowhere. */
  publicUrl(): string | null;
  /** True when the address was given at the start and cannot be chosen. */
  readonly isFixed: boolean;
  now(): TunnelNow;
  /** Leads the world to the public listener at `ingressUrl`, as chosen, and keeps it led there. */
  start(ingressUrl: string): void;
  /** Keeps what was chosen (checked already) and goes that way. `token` null = none is to be kept, undefined = as before. */
  change(settings: TunnelSettings, token?: string | null): Promise<void>;
  /** Proves the address now; resolves when it is known. Never rejects. */
  check(): Promise<void>;
  restart(): Promise<void>;
  /** The computer woke up, or the network changed. */
  wake(): void;
  stop(): Promise<void>;
  /** What the public listener answers to a proof; null: it is none of ours. */
  answerProof(token: string): string | null;
  /** A real event came in through the public listener. */
  heardEvent(): void;
};

/** A tunnel that knows only the address that was given at the start. */
export function createTunnel(deps: {
  readonly settings: Settings;
  readonly fixedUrl: () => string | null;
  readonly clock: { now(): number };
}): Tunnel {
  const { fixedUrl, clock, settings } = deps;
  const since = clock.now();
  let localUrl: string | null = null;
  return {
    publicUrl: fixedUrl,
    isFixed: fixedUrl() !== null,
    now: () => ({
      carrier: fixedUrl() === null ? null : 'own-domain',
      state: fixedUrl() === null ? 'off' : 'up',
      url: fixedUrl(),
      localUrl,
      since,
      reason: fixedUrl() === null ? 'off' : null,
      detail: null,
      retryAt: null,
      proof: { state: 'unknown', reason: null, detail: null, at: null, lastWorkedAt: null, tookMs: null },
      lastEventAt: null,
      cloudflared: null,
      hasToken: false,
      history: [],
    }),
    start(ingressUrl) {
      localUrl = ingressUrl;
    },
    change(chosen) {
      settings.change((current) => ({ ...current, tunnel: { ...current.tunnel, ...chosen } }));
      return Promise.resolve();
    },
    check: () => Promise.resolve(),
    restart: () => Promise.resolve(),
    wake: () => undefined,
    stop: () => Promise.resolve(),
    answerProof: () => null,
    heardEvent: () => undefined,
  };
}
