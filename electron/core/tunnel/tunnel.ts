import type { TunnelCarrier, TunnelReason, TunnelSettings, TunnelState } from '#shared/domain/tunnel.ts';

import type { EventBus } from '../platform/event-bus.ts';
import { hasNetwork } from '../platform/network.ts';
import type { Clock, Log, Programs, Random, Secrets } from '../platform/ports.ts';
import { sleep } from '../platform/sleep.ts';
import type { Settings } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import { createAddressState } from './address-state.ts';
import { givenAddress } from './carriers/given-address.ts';
import { chooseCarrier, findCloudflared } from './choose-carrier.ts';
import { createTunnelMemory } from './kept.ts';
import { createProofTokens } from './proof-token.ts';
import { createProver } from './prover.ts';
import { createCarrierSwitch } from './switch-carriers.ts';

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
  readonly publicUrl: () => string | null;
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
  readonly answerProof: (token: string) => string | null;
  /** A real event came in through the public listener. */
  heardEvent(): void;
};

const tokenName = 'tunnel/cloudflared-token';
/** How long somebody who asks for a check waits for its answer, ms. */
const checkPatience = 15_000;

export type TunnelDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly settings: Settings;
  readonly programs: Programs;
  /** The address that was given at the start; null = none was. */
  readonly fixedUrl: () => string | null;
  /** The address, or whether it leads here, has changed. */
  readonly onAddressChanged: () => void;
  readonly hasNetwork?: () => boolean;
};

/** The public address of this Deskbell; nothing is started. */
export function createTunnel(deps: TunnelDeps): Tunnel {
  const { bus, clock, random, secrets, settings, programs, fixedUrl, log } = deps;
  const memory = createTunnelMemory(deps);
  const tokens = createProofTokens(clock, random);
  const announce = () => bus.announce([{ topic: 'tunnel' }]);
  const address = createAddressState({ ...deps, memory, announce });
  let hasToken = false;

  const token = () =>
    secrets.get(tokenName).catch((error: unknown) => {
      log.write('error', 'the token of the tunnel could not be read', { error: String(error) });
      return null;
    });
  const carrierDeps = { ...deps, hasNetwork: deps.hasNetwork ?? hasNetwork, name: memory.name, token };
  const carriers = createCarrierSwitch({
    ...carrierDeps,
    address,
    prove: createProver({ ...deps, tokens }),
    lastEventAt: memory.lastEventAt,
    choose() {
      const given = fixedUrl();
      return given === null ? chooseCarrier(carrierDeps, settings.get().tunnel) : givenAddress(given);
    },
    async prepare() {
      hasToken = (await token()) !== null;
    },
  });

  return {
    publicUrl: address.publicUrl,
    get isFixed() {
      return fixedUrl() !== null;
    },
    now: () => ({
      ...address.view(),
      localUrl: carriers.ingressUrl(),
      lastEventAt: memory.lastEventAt(),
      // Asked of the disk, and most of those who look want something else.
      get cloudflared() {
        return findCloudflared(programs, settings.get().tunnel);
      },
      hasToken,
      history: memory.history(),
    }),
    start: (ingressUrl) => void carriers.lead(ingressUrl),
    async change(chosen, newToken) {
      if (newToken === null) await secrets.removeAll(tokenName);
      if (typeof newToken === 'string') await secrets.set(tokenName, newToken);
      if (newToken !== undefined) hasToken = newToken !== null;
      settings.change((current) => ({ ...current, tunnel: { ...current.tunnel, ...chosen } }));
      await carriers.begin();
    },
    async check() {
      const answered = new AbortController();
      const known = address.settled().then(() => answered.abort());
      if (!carriers.knock()) address.release();
      await Promise.race([known, sleep(clock, checkPatience, answered.signal)]);
      answered.abort();
    },
    restart: () => carriers.begin(),
    wake: () => void carriers.knock(),
    async stop() {
      await carriers.stop();
      address.release();
    },
    answerProof: tokens.answer,
    heardEvent() {
      if (memory.heard(clock.now())) announce();
    },
  };
}
