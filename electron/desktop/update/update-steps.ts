import { toInstant } from '#shared/api/call.ts';
import type { UpdateState } from '#shared/api/desktop.ts';

/** What is known about new versions. */
export type UpdateMemory = {
  readonly shown: UpdateState;
  /** Epoch milliseconds of the last answer of the feed. */
  readonly checkedAt: number | null;
  /** A newer version that the feed has told of. */
  readonly known: string | null;
  /** In a row. A computer without a connection is no failure. */
  readonly failures: number;
};

export type UpdateEvent =
  | { readonly kind: 'checking' }
  /** The feed has answered, at this epoch millisecond. */
  | { readonly kind: 'nothing-new'; readonly at: number }
  | { readonly kind: 'found'; readonly version: string; readonly at: number }
  /** 0 to 100 */
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'failed'; readonly reason: 'offline' | 'failed' };

export type UpdateRules = {
  /** True: new versions are told, the owner gets them from the page. */
  readonly isByHand: boolean;
  /** https */
  readonly page: string;
};

/** Before the first look. */
export const nothingKnown: UpdateMemory = {
  shown: { kind: 'current', checkedAt: null },
  checkedAt: null,
  known: null,
  failures: 0,
};

/** After this many failures in a row the owner is shown the way by hand. */
const patience = 3;

/** What is known after an event. */
export function afterEvent(memory: UpdateMemory, event: UpdateEvent, rules: UpdateRules): UpdateMemory {
  const { shown } = memory;
  // What lies ready is installed by the next quit: nothing takes that back.
  if (shown.kind === 'ready') return memory;
  switch (event.kind) {
    case 'checking':
      return { ...memory, shown: { kind: 'checking' } };
    case 'nothing-new': {
      const shownNow = { kind: 'current', checkedAt: toInstant(event.at) } as const;
      return { shown: shownNow, checkedAt: event.at, known: null, failures: 0 };
    }
    case 'found': {
      const { version, at } = event;
      const found = { ...memory, checkedAt: at, known: version };
      return rules.isByHand
        ? { ...found, failures: 0, shown: { kind: 'by-hand', version, url: rules.page } }
        : { ...found, shown: { kind: 'downloading', version, percent: 0 } };
    }
    case 'progress':
      return shown.kind === 'downloading'
        ? { ...memory, shown: { ...shown, percent: Math.min(100, Math.max(0, Math.floor(event.percent))) } }
        : memory;
    case 'downloaded':
      return memory.known === null
        ? memory
        : { ...memory, failures: 0, shown: { kind: 'ready', version: memory.known } };
    case 'failed': {
      const failures = memory.failures + (event.reason === 'failed' ? 1 : 0);
      return { ...memory, failures, shown: afterFailure({ ...memory, failures }, event.reason, rules) };
    }
  }
}

function afterFailure(
  { failures, known, checkedAt }: UpdateMemory,
  reason: 'offline' | 'failed',
  rules: UpdateRules,
): UpdateState {
  if (failures >= patience || (rules.isByHand && known !== null))
    return { kind: 'by-hand', version: known, url: rules.page };
  return {
    kind: 'current',
    checkedAt: checkedAt === null ? null : toInstant(checkedAt),
    trouble: reason,
  };
}

const minute = 60_000;

/** Milliseconds to the first look after the start: one to two minutes, so that it disturbs nothing. `chance` is 0 to 1. */
export function firstDelay(chance: number): number {
  return minute * (1 + chance);
}

/**
 * Milliseconds to the next look, null when none is needed: six hours give or take a half, or half an hour after one that failed.
 * Computers that were switched on together must not ask together.
 */
export function nextDelay({ shown }: UpdateMemory, chance: number): number | null {
  if (shown.kind === 'ready') return null;
  if (shown.kind === 'current' && shown.trouble !== undefined) return minute * (30 + 15 * chance);
  return minute * (330 + 60 * chance);
}
