import type { Change } from '#shared/api/events.ts';
import { assertNever } from '#shared/domain/assert-never.ts';

import type { Desk } from './desk.ts';

/**
 * The next moment (epoch ms, after `now`) from which a picture is no longer true although nobody announces it: a pause
 * ends, something falls due, a snoozed chat comes back. Null when the picture holds until the next announcement.
 */
export function nextMoment(desk: Desk, now: number): number | null {
  const instants = [desk.health.sendingUntil, desk.health.outbox.nextDueAt, desk.nextSend?.dueAt ?? null];
  const times = instants.flatMap((at) => (at === null ? [] : [Date.parse(at)])).filter((at) => at > now);
  return times.length === 0 ? null : Math.min(...times);
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
      return true;
    // What they change on the desk is announced as `outbox` or `conversation` as well.
    case 'incoming':
    case 'bookings':
    case 'templates':
    case 'replies':
    case 'journal':
    case 'sources':
    case 'notices':
      return false;
    default:
      return assertNever(topic, 'topic');
  }
}
