import { wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import type { CallInput, CallOutput } from '#shared/api/contract.ts';

export type LineReading = CallOutput<'bookings.readLine'>;
export type LineDoubt = LineReading['doubts'][number];

/** A visit as far as it is known, as the fields of a form hold it: empty text is what nobody has said. */
export type VisitDraft = {
  readonly name: string;
  readonly phone: string;
  /** `2026-11-21` */
  readonly day: string;
  /** `15:00` */
  readonly time: string;
  readonly until: string;
  readonly service: string;
  readonly price: string;
  readonly currency: string;
  readonly timeZone: string;
};

export type DraftField = 'name' | 'phone' | 'day' | 'time' | 'service';

/** Without these nothing can be saved; a name is nice to have. */
const needed = ['phone', 'day', 'time', 'service'] as const satisfies readonly DraftField[];

/** What was read in a line, as the fields of the form. */
export function draftOf(reading: LineReading): VisitDraft {
  const [day = '', time = ''] = reading.start?.value.split('T') ?? [];
  return {
    name: reading.name?.value ?? reading.knownContact?.name ?? '',
    phone: reading.phone?.value ?? '',
    day,
    time,
    until: reading.end?.value.split('T')[1] ?? '',
    service: reading.service?.value ?? '',
    price: reading.price === null ? '' : String(reading.price.amount),
    currency: reading.price?.currency ?? '',
    timeZone: reading.timeZone,
  };
}

/** The fields that are still needed, in the order of the form. */
export function missingIn(draft: VisitDraft): DraftField[] {
  return needed.filter((field) => draft[field].trim() === '');
}

/** Doubts that are no mere second thought: a person has to look before it is saved. */
export function isGrave(doubt: LineDoubt): boolean {
  switch (doubt.reason) {
    case 'in-the-past':
    case 'does-not-exist':
    case 'not-valid':
      return true;
    case 'several':
    case 'either':
    case 'not-read':
      return false;
  }
}

/** True when the line can be saved as it was read. A customer who is known needs no name. */
export function isComplete(reading: LineReading): boolean {
  const missing = reading.missing.filter((part) => part !== 'name' || reading.knownContact === null);
  return missing.length === 0 && reading.startsAt !== null && !reading.doubts.some(isGrave);
}

/** What `bookings.save` takes; only for a draft in which nothing is missing. An end before the start is on the next day. */
export function saveInputOf(draft: VisitDraft): CallInput<'bookings.save'> {
  const start = wallTimeOf(`${draft.day}T${draft.time}`, draft.timeZone).instant;
  const name = draft.name.trim();
  const price = Number(draft.price.replace(',', '.'));
  return {
    contact: { phone: draft.phone.trim(), ...(name === '' ? {} : { name }) },
    source: 'manual',
    service: draft.service.trim(),
    startsAt: new Date(start).toISOString(),
    timeZone: draft.timeZone,
    ...(draft.until === '' ? {} : { endsAt: new Date(endOf(draft, start)).toISOString() }),
    ...(draft.price.trim() === '' || Number.isNaN(price) ? {} : { price }),
    ...(draft.currency === '' ? {} : { currency: draft.currency }),
  };
}

const day = 86_400_000;

function endOf(draft: VisitDraft, start: number): number {
  const end = wallTimeOf(`${draft.day}T${draft.until}`, draft.timeZone).instant;
  return end > start ? end : end + day;
}

/** The words of the line that a doubt is about. */
export function wordsAt(line: string, spans: LineDoubt['spans']): string {
  return spans
    .map(({ from, to }) => line.slice(from, to).trim())
    .filter((words) => words !== '')
    .join(', ');
}

/** The line with a doubt settled: its words replaced by the choice. */
export function withChoice(line: string, doubt: LineDoubt, choice: string): string {
  const [first, ...others] = doubt.spans;
  if (first === undefined) return `${line.trimEnd()} ${choice}`;
  const cut = [...others].sort((one, other) => other.from - one.from);
  const rest = cut.reduce((text, { from, to }) => text.slice(0, from) + text.slice(to), line);
  return `${rest.slice(0, first.from)}${choice}${rest.slice(first.to)}`.replace(/ {2,}/g, ' ');
}
