import { describe, expect, test } from 'vitest';

import { CalendarUnreadableError, readCalendar } from './read-calendar.ts';
import { visitOfEvent } from './visit-of-event.ts';

const berlin = {
  timeZone: 'Europe/Berlin',
  from: Date.parse('2026-03-01T00:00Z'),
  to: Date.parse('2026-05-01T00:00Z'),
};

function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
}

function event(...lines: string[]): string {
  return ['BEGIN:VEVENT', 'UID:haircut', ...lines, 'END:VEVENT'].join('\r\n');
}

const startsOf = (text: string, window = berlin) =>
  readCalendar(text, window).events.map(({ start }) => `${start.local} ${start.timeZone}`);

describe('when an event is', () => {
  test.each([
    [
      'in a zone that the file does not describe',
      'DTSTART;TZID=Europe/Moscow:20260310T150000',
      '2026-03-10T15:00 Europe/Moscow',
    ],
    ['in UTC', 'DTSTART:20260310T140000Z', '2026-03-10T15:00 Europe/Berlin'],
    ['nowhere: in the zone of the shop', 'DTSTART:20260310T150000', '2026-03-10T15:00 Europe/Berlin'],
    [
      'in a zone as Outlook calls it',
      'DTSTART;TZID="Russian Standard Time":20260310T150000',
      '2026-03-10T15:00 Europe/Moscow',
    ],
    [
      'in a zone behind a path',
      'DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20260310T150000',
      '2026-03-10T15:00 Europe/Paris',
    ],
    [
      'in the hour that a clock change skips',
      'DTSTART;TZID=Europe/Berlin:20260329T023000',
      '2026-03-29T03:30 Europe/Berlin',
    ],
    ['a whole day', 'DTSTART;VALUE=DATE:20260310', '2026-03-10T00:00 Europe/Berlin'],
  ])('%s', (_, start, told) => {
    expect(startsOf(calendar(event(start)))).toEqual([told]);
  });

  test('the zone of the calendar counts where an event names none', () => {
    expect(startsOf(calendar('X-WR-TIMEZONE:Asia/Kolkata', event('DTSTART:20260310T150000')))).toEqual([
      '2026-03-10T15:00 Asia/Kolkata',
    ]);
  });

  test('a zone of the calendar’s own making is worked out by its rules', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Our salon',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    expect(startsOf(calendar(...zone, event('DTSTART;TZID=Our salon:20260310T150000')))).toEqual([
      '2026-03-10T13:00 Europe/Berlin',
    ]);
  });
});

test('a weekly series keeps its wall time over the clock change, with exceptions moved and left out', () => {
  const series = event(
    'DTSTART;TZID=Europe/Berlin:20260319T150000',
    'DTEND;TZID=Europe/Berlin:20260319T160000',
    'RRULE:FREQ=WEEKLY;COUNT=4',
    'EXDATE;TZID=Europe/Berlin:20260409T150000',
    'SUMMARY:Lesson',
  );
  const moved = event(
    'RECURRENCE-ID;TZID=Europe/Berlin:20260402T150000',
    'DTSTART;TZID=Europe/Berlin:20260403T101500',
    'SUMMARY:Lesson (moved)',
  );
  const { events } = readCalendar(calendar(series, moved), berlin);
  expect(events.map(({ externalId, start, title }) => [externalId, start.local, title])).toEqual([
    ['haircut#20260319T150000', '2026-03-19T15:00', 'Lesson'],
    ['haircut#20260326T150000', '2026-03-26T15:00', 'Lesson'],
    ['haircut#20260402T150000', '2026-04-03T10:15', 'Lesson (moved)'],
  ]);
  expect(events[1]!.start.instant - events[0]!.start.instant).toBe(7 * 86_400_000);
  expect(events[0]!.endsAt! - events[0]!.start.instant).toBe(3_600_000);
});

test('a series without an end is told as far as the window goes', () => {
  const daily = event('DTSTART:20200101T090000', 'RRULE:FREQ=DAILY');
  expect(startsOf(calendar(daily))).toHaveLength(61);
});

test('an event that says no end has none', () => {
  const { events } = readCalendar(calendar(event('DTSTART:20260310T150000')), berlin);
  expect(events[0]!.endsAt).toBeNull();
});

test('what is cancelled says so; an event that cannot be read takes no other with it', () => {
  const text = calendar(
    event('DTSTART:20260310T150000', 'STATUS:CANCELLED'),
    ['BEGIN:VEVENT', 'UID:broken', 'DTSTART:soon', 'END:VEVENT'].join('\r\n'),
  );
  const { events, unreadable } = readCalendar(text, berlin);
  expect(events).toMatchObject([{ externalId: 'haircut', isCancelled: true }]);
  expect(unreadable + events.length).toBe(2);
});

test.each(['', '<html>Sign in</html>', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'])(
  'what is no calendar is refused: %j',
  (text) => {
    expect(() => readCalendar(text, berlin)).toThrow(CalendarUnreadableError);
  },
);

describe('whom an event is about', () => {
  const visit = (...lines: string[]) =>
    visitOfEvent(readCalendar(calendar(event('DTSTART:20260310T150000', ...lines)), berlin).events[0]!, 'RU');
  test.each([
    [
      'a title with everything',
      ['SUMMARY:Анна +7 999 123-45-67 стрижка'],
      { phone: '+79991234567', name: 'Анна', service: 'стрижка' },
    ],
    [
      'a title cut by a dash',
      ['SUMMARY:Анна Смирнова - стрижка +7 999 123-45-67'],
      { name: 'Анна Смирнова', service: 'стрижка' },
    ],
    [
      'two parts that both look like names',
      ['SUMMARY:Haircut - Anna'],
      { name: null, service: 'Haircut, Anna' },
    ],
    [
      'labels of a booking service',
      [
        'SUMMARY:Запись',
        String.raw`DESCRIPTION:Клиент: Анна\nТелефон: 8 (999) 123-45-67\nУслуга: Стрижка\nМастер: Мария`,
      ],
      { name: 'Анна', phone: '+79991234567', service: 'Стрижка', staff: 'Мария' },
    ],
    [
      'HTML in the text',
      ['SUMMARY:Haircut', 'DESCRIPTION:<b>Booked by</b><br>Phone: <a href="tel:x">+44 20 7946 0958</a>'],
      { phone: '+442079460958', service: 'Haircut' },
    ],
    [
      'a guest',
      ['SUMMARY:Haircut', 'ATTENDEE;CN=Anna Brown:tel:+442079460958'],
      { name: 'Anna Brown', phone: '+442079460958', service: 'Haircut' },
    ],
    ['nobody', ['SUMMARY:Dentist'], { name: null, phone: null, service: 'Dentist' }],
    ['digits that are no phone', ['SUMMARY:Order 2026-03-10 no. 1234567'], { phone: null }],
  ])('%s', (_, lines, expected) => {
    expect(visit(...lines)).toMatchObject(expected);
  });
});
