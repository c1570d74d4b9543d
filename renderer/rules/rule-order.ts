import type { Trigger } from '#shared/domain/planning/rule.ts';

/** The life of a visit: what is said about it first stands first. */
const places: Record<Trigger['kind'], number> = {
  created: 0,
  changed: 1,
  before: 2,
  'day-before-at': 2,
  cancelled: 3,
  paid: 4,
  'no-show': 5,
  after: 6,
};

const day = 24 * 60;

/** Rules in the order of a visit's life; among reminders the earliest first, after the visit the soonest. */
export function inOrderOfVisit<Rule extends { readonly trigger: Trigger }>(rules: readonly Rule[]): Rule[] {
  return rules.toSorted(
    ({ trigger: one }, { trigger: other }) =>
      places[one.kind] - places[other.kind] || distance(one) - distance(other),
  );
}

/** Minutes on the line of time, with the visit at nought; the day before counts by the middle of that day. */
function distance(trigger: Trigger): number {
  switch (trigger.kind) {
    case 'before':
      return -trigger.minutes;
    case 'day-before-at':
      return -(day + day / 2) + minutesOfClock(trigger.time);
    case 'after':
      return trigger.minutes;
    case 'created':
    case 'changed':
    case 'cancelled':
    case 'paid':
    case 'no-show':
      return 0;
  }
}

function minutesOfClock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
