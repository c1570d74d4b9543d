import type { ConnectionState, HealthState } from '#shared/domain/channel.ts';
import type { ProbeReason, ProbeWhy } from '#shared/domain/probe-reason.ts';
import type { Saying } from '#shared/domain/saying/saying.ts';

import type { Clock, Log } from '../platform/ports.ts';

/** Keys as they are typed, by their names in the settings: what is empty or has the wrong form is left out. */
export type Typed = {
  readonly config: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
};

/**
 * What is known of one field: whether it fits, and why not and what to do: `detail` in English words for those who call
 * the API, `why` for screens that say it in their own language.
 */
export type FieldVerdict = { readonly state: HealthState; readonly detail: string; readonly why?: ProbeWhy };

/** A number that the keys lead to. */
export type FoundNumber = {
  readonly title: string;
  /** E.164, if told. */
  readonly phone: string | null;
  readonly connection: ConnectionState;
  readonly detail: Saying | null;
  /** The settings that choosing it fills in, by their names. */
  readonly config: Readonly<Record<string, string>>;
};

export type ProbeAnswer = {
  /** By path (`secrets.accessToken`); nothing about fields of which nothing can be said yet. */
  readonly fields: Readonly<Record<string, FieldVerdict>>;
  readonly found: readonly FoundNumber[];
};

export type ProbeDeps = { readonly clock: Clock; readonly log: Log };

/** Asks a provider about keys that nobody has saved. Never rejects; ends soon after the signal is aborted. */
export type Probe = (typed: Typed, deps: ProbeDeps, signal: AbortSignal) => Promise<ProbeAnswer>;

export const nothingKnown: ProbeAnswer = { fields: {}, found: [] };

/** A field that fits. */
export function fits(detail: string): FieldVerdict {
  return { state: 'works', detail };
}

/** A field that certainly does not fit, with the cause and the next step. */
export function wrong(
  detail: string,
  reason: ProbeReason,
  values: Readonly<Record<string, string>> = {},
): FieldVerdict {
  return { state: 'broken', detail, why: { reason, values } };
}

/** A field about which the provider could not be asked. */
export function unclear(
  detail: string,
  reason: ProbeReason,
  values: Readonly<Record<string, string>> = {},
): FieldVerdict {
  return { state: 'unknown', detail, why: { reason, values } };
}
