import type { BookingView } from '#shared/api/calls/bookings.ts';
import type { RuleView } from '#shared/api/calls/rules.ts';

/** What a person does to a visit, by the rules that it may set off. */
export type Deed = 'created' | 'changed' | 'cancelled' | 'paid' | 'no-show';

type Told = Pick<BookingView, 'source' | 'service' | 'reach' | 'startsAt'>;

/**
 * The rules that will probably speak when this is done to a visit: those that are on, for such visits, and still of use
 * at `now` (epoch ms). The core decides in the end; this is for the question before it.
 */
export function rulesSetOff(rules: readonly RuleView[], deed: Deed, visit: Told, now: number): RuleView[] {
  if (visit.reach !== 'ok') return [];
  const hasBegun = Date.parse(visit.startsAt) <= now;
  return rules.filter(
    (rule) =>
      rule.enabled &&
      rule.trigger.kind === deed &&
      isFor(rule, visit) &&
      (!hasBegun || rule.usefulness.kind === 'minutes'),
  );
}

function isFor({ conditions }: RuleView, { source, service }: Told): boolean {
  const { services, sources, exceptSources } = conditions;
  if (exceptSources.includes(source)) return false;
  if (sources !== null && !sources.includes(source)) return false;
  return services === null || services.includes(service);
}
