import type { Change } from '#shared/api/events.ts';
import { assertNever } from '#shared/domain/assert-never.ts';
import { nextMidnight } from '#shared/domain/planning/pause-ends.ts';

import type { Desk } from './desk.ts';

/**
 * The next moment (epoch ms, after `now`) from which a picture, or what is said of it, is no longer true although nobody
 * announces it: a pause ends, something falls due, "today" becomes "yesterday" at the shop.
 */
export function nextMoment(desk: Desk, now: number): number {
  const instants = [desk.health.sendingUntil, desk.health.outbox.nextDueAt, desk.nextSend?.dueAt ?? null];
  const times = instants.flatMap((at) => (at === null ? [] : [Date.parse(at)])).filter((at) => at > now);
  return Math.min(nextMidnight(now, desk.timeZone), ...times);
}

/** True when an announcement may change what the desk shows. */
export function isOnDesk(topic: Change['topic']): boolean {
  switch (topic) {
    case 'conversation':
    case 'messages':
    case 'contact':
    case 'channel':
    case 'outbox':
    case 'settings':
    case 'sending':
    case 'rules':
    case 'tunnel':
    case 'disk':
      return true;
    // What they change on the desk is announced as `outbox` or `conversation` as well.
    case 'incoming':
    case 'bookings':
    case 'templates':
    case 'replies':
    case 'journal':
    case 'sources':
    case 'notices':
    case 'meta-templates':
      return false;
    default:
      return assertNever(topic, 'topic');
  }
}
