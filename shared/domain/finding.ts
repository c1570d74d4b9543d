import type { HealthState } from './channel.ts';

/** How a part of Deskbell is; `off`: switched off on purpose, or not needed. That is no trouble. */
export const findingStates = ['works', 'broken', 'unknown', 'off'] as const;
export type FindingState = (typeof findingStates)[number];

/** The state of the whole: the worst of its parts. */
export function worstOf(states: readonly FindingState[]): HealthState {
  if (states.includes('broken')) return 'broken';
  return states.includes('unknown') ? 'unknown' : 'works';
}
