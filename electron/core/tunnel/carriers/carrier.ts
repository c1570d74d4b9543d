import type { TunnelCarrier, TunnelReason } from '#shared/domain/tunnel.ts';

/** Why there is no address, or none any more. `detail` is in the words of the carrier, without anything secret. */
export type Trouble = { readonly reason: TunnelReason; readonly detail: string | null };

/** An address that leads, or should lead, to the public listener. */
export type OpenedWay = {
  readonly kind: 'open';
  /** Without a trailing slash. */
  readonly url: string;
  /** What is not as it was asked for, though the address is there. */
  readonly notice: Trouble | null;
  /** Resolves when the way ends by itself; never after `close`, never rejects. */
  readonly ended: Promise<Trouble>;
  /** Ends it; resolves when no process, socket or timer of it is left. */
  close(): Promise<void>;
};

export type FailedOpening = { readonly kind: 'failed' } & Trouble;
export type Opening = OpenedWay | FailedOpening;

/** Something that leads a public address to a listener of this computer. */
export type Carrier = {
  readonly kind: TunnelCarrier;
  /** True when the owner has set the address up elsewhere: starting again would change nothing about it. */
  readonly isGiven: boolean;
  /** True when each start makes a name that nobody knows at first. */
  readonly makesNames: boolean;
  /**
   * Leads an address to `ingressUrl`; never rejects and ends within a minute. When `signal` is aborted it stops what it
   * has begun, and resolves once nothing of it is left.
   */
  open(ingressUrl: string, signal: AbortSignal): Promise<Opening>;
};

/** The failure of a start that was called off: nobody shows it. */
export const calledOff: FailedOpening = { kind: 'failed', reason: 'starting', detail: null };
