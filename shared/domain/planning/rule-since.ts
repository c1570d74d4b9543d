import type { Rule, RuleConditions } from './rule.ts';

/**
 * From when on a rule counts what happens (epoch ms): from now when it is new, switched on, speaks of something else or
 * lets in visits that it left out before. Nobody gets a confirmation of last month's booking because a rule was changed.
 */
export function sinceOf(next: Omit<Rule, 'since'>, before: Rule | null, now: number): number {
  if (before === null) return now;
  const isSwitchedOn = next.enabled && !before.enabled;
  const speaksOfOther = JSON.stringify(next.trigger) !== JSON.stringify(before.trigger);
  return isSwitchedOn || speaksOfOther || isWider(next.conditions, before.conditions) ? now : before.since;
}

function isWider(next: RuleConditions, before: RuleConditions): boolean {
  return (
    letsMoreIn(next.services, before.services) ||
    letsMoreIn(next.sources, before.sources) ||
    letsMoreIn(next.channels, before.channels) ||
    before.exceptSources.some((source) => !next.exceptSources.includes(source)) ||
    (before.unlessConfirmed && !next.unlessConfirmed)
  );
}

function letsMoreIn(next: readonly string[] | null, before: readonly string[] | null): boolean {
  if (before === null) return false;
  return next === null || next.some((name) => !before.includes(name));
}
