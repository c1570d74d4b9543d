import { groupLines, type LineGroup } from './grouping.ts';
import type { LineDraft } from './line-draft.ts';
import { isReminder } from './rule.ts';

/** What remains of the messages after an absence. */
export type Choice = { readonly kept: readonly LineGroup[]; readonly dropped: readonly LineDraft[] };

/**
 * After an absence a customer gets at most one missed reminder: the one about the nearest visit, in its shortest form,
 * and none beside missed news of a booking. News is never dropped.
 */
export function oneMissedPerCustomer(drafts: readonly LineDraft[]): Choice {
  const groups = groupLines(drafts);
  const best = new Map<string, LineGroup>();
  for (const group of groups.filter(isMissed)) {
    const rival = best.get(group[0].recipient);
    if (!rival || precedes(group, rival)) best.set(group[0].recipient, group);
  }
  const isDropped = (group: LineGroup) =>
    isMissed(group) && isReminder(group[0].rule.trigger) && best.get(group[0].recipient) !== group;
  return {
    kept: groups.filter((group) => !isDropped(group)),
    dropped: groups.filter(isDropped).flat(),
  };
}

function isMissed(group: LineGroup): boolean {
  return group.some((draft) => draft.due.isMissed);
}

function precedes(one: LineGroup, other: LineGroup): boolean {
  const [a, b] = [one[0], other[0]];
  const [newsA, newsB] = [!isReminder(a.rule.trigger), !isReminder(b.rule.trigger)];
  if (newsA !== newsB) return newsA;
  if (a.head.start.instant !== b.head.start.instant) return a.head.start.instant < b.head.start.instant;
  if (a.wantedAt !== b.wantedAt) return a.wantedAt > b.wantedAt;
  return a.line.key < b.line.key;
}
