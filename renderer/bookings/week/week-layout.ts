import type { BookingView } from '#shared/api/calls/bookings.ts';

import { dayAfter, dayAt, minuteAt, type DayKey } from '../../visits/days.ts';

/** Where a visit (or the part of it on this day) stands in its day: minutes after midnight, and its lane of so many. */
export type PlacedVisit = {
  readonly visit: BookingView;
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  readonly lanes: number;
  /** How many lanes it is wide: as many as nobody else needs beside it. */
  readonly span: number;
};

/** A visit without an end is drawn as an hour, and none shorter than this. Minutes. */
const usualLength = 60;
const shortest = 30;
const dayLength = 24 * 60;

/** The visits of a week by day, by the wall of the shop; one over midnight stands in both days. */
export function placeWeek(
  visits: readonly BookingView[],
  monday: DayKey,
  timeZone: string,
): readonly { readonly day: DayKey; readonly visits: readonly PlacedVisit[] }[] {
  const days = Array.from({ length: 7 }, (_, index) => dayAfter(monday, index));
  const parts = visits.flatMap((visit) => partsOf(visit, timeZone));
  return days.map((day) => ({ day, visits: inLanes(parts.filter((part) => part.day === day)) }));
}

type Part = {
  readonly visit: BookingView;
  readonly day: DayKey;
  readonly from: number;
  readonly to: number;
};

function partsOf(visit: BookingView, timeZone: string): Part[] {
  const startsAt = Date.parse(visit.startsAt);
  const day = dayAt(startsAt, timeZone);
  const from = minuteAt(startsAt, timeZone);
  const minutes =
    visit.endsAt === null ? usualLength : Math.max(0, (Date.parse(visit.endsAt) - startsAt) / 60_000);
  const to = from + Math.max(minutes, shortest);
  if (to <= dayLength || visit.endsAt === null)
    return [{ visit, day, from: Math.min(from, dayLength - shortest), to: Math.min(to, dayLength) }];
  const parts: Part[] = [{ visit, day, from: Math.min(from, dayLength - shortest), to: dayLength }];
  for (let rest = to - dayLength, after = 1; rest > 0; rest -= dayLength, after += 1) {
    parts.push({
      visit,
      day: dayAfter(day, after),
      from: 0,
      to: Math.max(shortest, Math.min(rest, dayLength)),
    });
  }
  return parts;
}

/** Puts parts that overlap side by side: each into the first free lane; a group that touches shares the width. */
function inLanes(parts: readonly Part[]): PlacedVisit[] {
  const sorted = parts.toSorted((one, other) => one.from - other.from || other.to - one.to);
  const placed: PlacedVisit[] = [];
  let group: { part: Part; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const { part, lane } of group) {
      const beside = group
        .filter((other) => other.lane > lane && other.part.from < part.to && other.part.to > part.from)
        .map((other) => other.lane);
      const span = Math.min(...beside, ends.length) - lane;
      placed.push({ visit: part.visit, from: part.from, to: part.to, lane, lanes: ends.length, span });
    }
    group = [];
    ends = [];
  };
  for (const part of sorted) {
    if (ends.every((end) => end <= part.from)) close();
    const free = ends.findIndex((end) => end <= part.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = part.to;
    group.push({ part, lane });
  }
  close();
  return placed;
}
