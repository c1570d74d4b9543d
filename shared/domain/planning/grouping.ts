import { coalescing } from '../booking/booking.ts';
import { dayOf } from '../booking/wall-time.ts';
import type { LineDraft } from './line-draft.ts';
import type { PlannedMessage } from './planned-message.ts';
import type { Trigger } from './rule.ts';

/** Lines that leave as one message, by the start of their visits. */
export type LineGroup = readonly [LineDraft, ...LineDraft[]];

const day = 86_400_000;

/**
 * Joins what one rule says to one recipient about visits of one day: the customer's own or the family's. Lines are
 * joined while they are due within the rule's offset of the first (a 2 h reminder of the morning does not speak of the
 * evening); news of bookings while they are due within 120 s.
 */
export function groupLines(drafts: readonly LineDraft[]): LineGroup[] {
  const byDay = new Map<string, [LineDraft, ...LineDraft[]]>();
  for (const draft of drafts) {
    // A recipient is last: it alone may hold anything.
    const address = `${dayOf(draft.head.start)} ${draft.rule.id} ${draft.recipient}`;
    const known = byDay.get(address);
    if (known) known.push(draft);
    else byDay.set(address, [draft]);
  }
  return [...byDay.values()].flatMap(splitByDue);
}

/** The message of a group: due with its first line, useful as long as all of them. */
export function messageOf(group: LineGroup): PlannedMessage {
  const [first] = group;
  const soonest = group.reduce((one, other) => (other.due.dueAt < one.due.dueAt ? other : one));
  const [line, ...more] = group.map((draft) => draft.line);
  return {
    key: first.line.key,
    recipient: first.recipient,
    ruleId: first.rule.id,
    templateId: first.rule.templateId,
    lines: [line ?? first.line, ...more],
    dueAt: soonest.due.dueAt,
    usefulUntil: Math.min(...group.map((draft) => draft.due.usefulUntil)),
    reason: soonest.due.reason,
  };
}

function splitByDue(lines: [LineDraft, ...LineDraft[]]): LineGroup[] {
  if (lines.length === 1) return [lines];
  const groups: [LineDraft, ...LineDraft[]][] = [];
  for (const draft of [...lines].sort((a, b) => a.due.dueAt - b.due.dueAt)) {
    const group = groups.at(-1);
    if (group && draft.due.dueAt - group[0].due.dueAt < spreadOf(draft.rule.trigger)) group.push(draft);
    else groups.push([draft]);
  }
  return groups.map((group) => group.sort(byStart));
}

function spreadOf(trigger: Trigger): number {
  switch (trigger.kind) {
    case 'before':
      return trigger.minutes * 60_000;
    case 'day-before-at':
    case 'after':
      return day;
    case 'created':
    case 'changed':
    case 'cancelled':
    case 'paid':
    case 'no-show':
      return coalescing;
  }
}

function byStart(one: LineDraft, other: LineDraft): number {
  const apart = one.head.start.instant - other.head.start.instant;
  if (apart !== 0) return apart;
  return one.line.key < other.line.key ? -1 : 1;
}
