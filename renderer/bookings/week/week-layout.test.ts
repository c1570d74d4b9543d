import { expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { sampleVisit } from '#test/support/bookings/sample-visits.ts';

import { placeWeek } from './week-layout.ts';

const zone = 'Europe/Berlin';

/** A visit at wall times of Berlin in November (UTC+1), named by its beginning. */
function visit(from: string, to: string | null) {
  return sampleVisit({
    id: asId(from),
    startsAt: new Date(`${from}:00+01:00`).toISOString(),
    endsAt: to === null ? null : new Date(`${to}:00+01:00`).toISOString(),
    timeZone: zone,
  });
}

function placed(...visits: ReturnType<typeof visit>[]) {
  return placeWeek(visits, '2026-11-16', zone).flatMap(({ day, visits: ofDay }) =>
    ofDay.map(({ from, to, lane, lanes, span }) => ({ day, from, to, lane, lanes, span })),
  );
}

it('puts a visit at its time by the wall of the shop; one without an end is an hour, a short one half an hour', () => {
  expect(
    placed(
      visit('2026-11-16T10:00', '2026-11-16T10:45'),
      visit('2026-11-17T10:00', null),
      visit('2026-11-18T10:00', '2026-11-18T10:05'),
    ),
  ).toEqual([
    { day: '2026-11-16', from: 600, to: 645, lane: 0, lanes: 1, span: 1 },
    { day: '2026-11-17', from: 600, to: 660, lane: 0, lanes: 1, span: 1 },
    { day: '2026-11-18', from: 600, to: 630, lane: 0, lanes: 1, span: 1 },
  ]);
});

it('puts what overlaps side by side, and what only touches below each other', () => {
  expect(
    placed(
      visit('2026-11-16T10:00', '2026-11-16T11:00'),
      visit('2026-11-16T10:30', '2026-11-16T11:30'),
      visit('2026-11-16T11:00', '2026-11-16T12:00'),
      visit('2026-11-16T12:00', '2026-11-16T13:00'),
    ).map(({ lane, lanes }) => `${lane} of ${lanes}`),
  ).toEqual(['0 of 2', '1 of 2', '0 of 2', '0 of 1']);
});

it('gives a visit the lanes beside it that nobody needs at its time', () => {
  expect(
    placed(
      visit('2026-11-16T09:00', '2026-11-16T12:00'),
      visit('2026-11-16T09:15', '2026-11-16T10:00'),
      visit('2026-11-16T09:30', '2026-11-16T10:30'),
      visit('2026-11-16T10:45', '2026-11-16T11:30'),
    ).map(({ lane, span }) => ({ lane, span })),
  ).toEqual([
    { lane: 0, span: 1 },
    { lane: 1, span: 1 },
    { lane: 2, span: 1 },
    { lane: 1, span: 2 },
  ]);
});

it('shows a visit over midnight in both days, and one from before the week only in it', () => {
  expect(
    placed(visit('2026-11-15T23:00', '2026-11-16T01:00'), visit('2026-11-17T23:30', '2026-11-18T00:45')),
  ).toEqual([
    { day: '2026-11-16', from: 0, to: 60, lane: 0, lanes: 1, span: 1 },
    { day: '2026-11-17', from: 1410, to: 1440, lane: 0, lanes: 1, span: 1 },
    { day: '2026-11-18', from: 0, to: 45, lane: 0, lanes: 1, span: 1 },
  ]);
});
