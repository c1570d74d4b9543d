import type { TrialDraft } from './sample-visit.ts';

/** Fields of a body and the field of the form that each comes from. */
const places: readonly (readonly [string, keyof TrialDraft])[] = [
  ['contact.phone', 'phone'],
  ['contact.name', 'name'],
  ['service', 'service'],
  ['startsAt', 'day'],
];

/** The fields of the form that an answer of the hook (JSON) finds fault with; none in an answer that takes the visit. */
export function wrongFields(answer: string): (keyof TrialDraft)[] {
  const parsed: unknown = JSON.parse(answer);
  const error = member(parsed, 'error');
  const fields = member(error, 'fields');
  return places.flatMap(([name, place]) => (member(fields, name) === undefined ? [] : [place]));
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
