import ICAL from 'ical.js';

import { wallTimeAt, wallTimeOf, type WallTime } from '#shared/domain/booking/wall-time.ts';

import { zoneOfTzid } from './calendar-zone.ts';

/** One occurrence of an event, as the calendar tells it. */
export type CalendarEvent = {
  /** Stable over readings: the UID, and for one of a series the time at which it was meant to be. */
  readonly externalId: string;
  readonly start: WallTime;
  /** Epoch ms. */
  readonly endsAt: number | null;
  readonly isAllDay: boolean;
  readonly isCancelled: boolean;
  readonly title: string;
  /** Plain text: marks of HTML are taken out. */
  readonly description: string;
  readonly location: string | null;
  readonly link: string | null;
  readonly guests: readonly { readonly name: string | null; readonly address: string }[];
};

export type CalendarReading = {
  /** What the calendar calls itself. */
  readonly name: string | null;
  readonly events: readonly CalendarEvent[];
  /** Events that could not be read. */
  readonly unreadable: number;
};

/** What came is no calendar. */
export class CalendarUnreadableError extends Error {
  constructor() {
    super('This is no calendar: it does not begin with BEGIN:VCALENDAR.');
    this.name = 'CalendarUnreadableError';
  }
}

/** `timeZone` is the zone of times that name none; only occurrences with from ≤ start < to (epoch ms) are told. */
export type CalendarWindow = { readonly timeZone: string; readonly from: number; readonly to: number };

/** A series is not followed beyond this many repetitions: one every minute for years is no calendar of visits. */
const mostRepetitions = 20_000;

/** Reads an ICS text (RFC 5545): single events, series with exceptions, all-day ones. Throws CalendarUnreadableError. */
export function readCalendar(text: string, window: CalendarWindow): CalendarReading {
  const calendar = parse(text);
  const zone = zoneOfTzid(wordOf(calendar, 'x-wr-timezone') ?? '') ?? window.timeZone;
  const all = calendar.getAllSubcomponents('vevent');
  const isException = (component: ICAL.Component) => component.hasProperty('recurrence-id');
  const exceptions = Map.groupBy(all.filter(isException), uidOf);
  const events: CalendarEvent[] = [];
  let unreadable = 0;
  for (const component of all.filter((one) => !isException(one))) {
    try {
      const own = exceptions.get(uidOf(component)) ?? [];
      exceptions.delete(uidOf(component));
      events.push(...occurrencesOf(component, own, { ...window, timeZone: zone }));
    } catch {
      unreadable += 1;
    }
  }
  // Changed occurrences whose series is not in the file.
  for (const orphan of [...exceptions.values()].flat()) {
    try {
      events.push(...occurrencesOf(orphan, [], { ...window, timeZone: zone }));
    } catch {
      unreadable += 1;
    }
  }
  return { name: wordOf(calendar, 'x-wr-calname'), events, unreadable };
}

function parse(text: string): ICAL.Component {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) throw new CalendarUnreadableError();
  try {
    // Several calendars in one file come as a list of them: the first one is the calendar.
    const parsed = ICAL.parse(text.trim()) as unknown[];
    const first = Array.isArray(parsed[0]) ? parsed[0] : parsed;
    return new ICAL.Component(first);
  } catch {
    throw new CalendarUnreadableError();
  }
}

function occurrencesOf(
  component: ICAL.Component,
  exceptions: ICAL.Component[],
  window: CalendarWindow,
): CalendarEvent[] {
  const event = new ICAL.Event(component, { exceptions });
  if (!event.isRecurring()) {
    const original = component.getFirstPropertyValue('recurrence-id');
    const id = original instanceof ICAL.Time ? repetitionId(event.uid, original) : event.uid;
    const told = tell(event, id, event.startDate, event.endDate, window);
    return isWithin(told, window) ? [told] : [];
  }
  const found: CalendarEvent[] = [];
  const iterator = event.iterator();
  for (let count = 0; count < mostRepetitions; count += 1) {
    const next = iterator.next() as ICAL.Time | undefined;
    if (!next || wallOf(next, event.component, window.timeZone).instant >= window.to + day) break;
    const details = event.getOccurrenceDetails(next);
    const id = repetitionId(event.uid, next);
    const told = tell(details.item, id, details.startDate, details.endDate, window);
    if (isWithin(told, window)) found.push(told);
  }
  return found;
}

const day = 86_400_000;

function isWithin({ start }: CalendarEvent, { from, to }: CalendarWindow): boolean {
  return from <= start.instant && start.instant < to;
}

function tell(
  event: ICAL.Event,
  externalId: string,
  startDate: ICAL.Time,
  endDate: ICAL.Time | null,
  { timeZone }: CalendarWindow,
): CalendarEvent {
  const { component } = event;
  const status = component.getFirstPropertyValue('status');
  return {
    externalId: externalId.slice(0, 500),
    start: wallOf(startDate, component, timeZone),
    endsAt:
      endDate === null || endDate.compare(startDate) <= 0
        ? null
        : wallOf(endDate, component, timeZone).instant,
    isAllDay: startDate.isDate,
    isCancelled: typeof status === 'string' && status.toUpperCase() === 'CANCELLED',
    title: wordOf(component, 'summary') ?? '',
    description: plainText(wordOf(component, 'description') ?? ''),
    location: wordOf(component, 'location'),
    link: linkOf(component),
    guests: event.attendees.map((attendee) => ({
      name: nameParameter(attendee),
      address: String(attendee.getFirstValue() ?? ''),
    })),
  };
}

/** Fields of a wall and a zone of ours; the calendar's own zone rules only where its name says nothing to us. */
function wallOf(time: ICAL.Time, component: ICAL.Component, timeZone: string): WallTime {
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
  const date = `${pad(time.year, 4)}-${pad(time.month)}-${pad(time.day)}`;
  if (time.isDate) return wallTimeOf(`${date}T00:00`, timeZone);
  const { tzid } = time.zone;
  if (tzid === 'UTC' || tzid === 'Z') return wallTimeAt(time.toUnixTime() * 1000, timeZone);
  const local = `${date}T${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)}`;
  // A zone that the file does not describe makes the library's time floating: the name stands in the property.
  const named = tzid === 'floating' || tzid === '' ? tzidOf(component) : tzid;
  if (named === null) return wallTimeOf(local, timeZone);
  const zone = zoneOfTzid(named);
  if (zone !== null) return wallTimeOf(local, zone);
  return tzid === 'floating' || tzid === ''
    ? wallTimeOf(local, timeZone)
    : wallTimeAt(time.toUnixTime() * 1000, timeZone);
}

function tzidOf(component: ICAL.Component): string | null {
  const parameter = component.getFirstProperty('dtstart')?.getParameter('tzid');
  return typeof parameter === 'string' ? parameter : null;
}

function repetitionId(uid: string, time: ICAL.Time): string {
  return `${uid}#${time.toICALString()}`;
}

function uidOf(component: ICAL.Component): string {
  const uid = component.getFirstPropertyValue('uid');
  if (typeof uid === 'string' && uid !== '') return uid;
  // Without a UID (not allowed, but seen) the same event is known by what it says.
  return `${String(component.getFirstPropertyValue('dtstart'))} ${String(component.getFirstPropertyValue('summary'))}`;
}

function wordOf(component: ICAL.Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function nameParameter(attendee: ICAL.Property): string | null {
  const name = attendee.getParameter('cn');
  return typeof name === 'string' && name.trim() !== '' && !name.includes('@') ? name.trim() : null;
}

function linkOf(component: ICAL.Component): string | null {
  const url = wordOf(component, 'url');
  return url !== null && URL.canParse(url) && /^https?:/.test(url) ? url : null;
}

/** Google and Outlook write HTML into descriptions. */
function plainText(description: string): string {
  return description
    .replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n')
    .replace(/<[^>]{0,300}>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}
