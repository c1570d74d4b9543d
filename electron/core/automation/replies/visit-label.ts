import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import { printed } from '#shared/domain/template/wording.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

/** "Haircut, March 3 at 3:00 PM": what tells a customer's visits apart; the staff is named where that is not enough. */
export function visitLabels(visits: readonly BookingVersion[], language: TemplateLanguage): string[] {
  const plain = visits.map((visit) => label(visit, language, []));
  return visits.map((visit, position) => {
    const own = plain[position] ?? '';
    const isAlone = plain.filter((other) => other === own).length === 1;
    return isAlone ? own : label(visit, language, [visit.staff, visit.resource, visit.number]);
  });
}

function label(
  { service, start }: BookingVersion,
  language: TemplateLanguage,
  more: readonly (string | null)[],
): string {
  const audience = { language, timeZone: start.timeZone };
  const words = (text: string) => printed({ kind: 'text', text }, audience);
  return [
    words(service.trim()),
    printed({ kind: 'moment', at: start.instant }, audience),
    ...more.map((text) => words(text ?? '')),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
