import { describe, expect, it } from 'vitest';

import {
  applied,
  at,
  berlin,
  booked,
  changed,
  inputAt,
  planAt,
  sent,
  shopRules,
  told,
} from '#test/support/bookings/sample-bookings.ts';

import { wallTimeOf } from '../booking/wall-time.ts';
import { outboxStates } from '../outbox.ts';
import { difference, settledLines, type PlannedRow, type RowChange } from './difference.ts';
import { plan } from './plan.ts';

const visit = booked('2026-06-01T10:00', '2026-06-10T15:00');
const begin = at('2026-06-01T10:00');
const fresh = applied([], difference(planAt('2026-06-01T10:00', [visit]), [], begin));

function replan(
  now: string,
  versions: (typeof visit)[],
  rows: readonly PlannedRow[],
  more = {},
): RowChange[] {
  return difference(
    plan(inputAt(at(now), versions, { settled: settledLines(rows), ...more })),
    rows,
    at(now),
  );
}

/** `kind rule` of each change. */
const outline = (changes: readonly RowChange[], rows: readonly PlannedRow[]) =>
  changes.map((change) => {
    const row = 'rowId' in change ? rows.find(({ id }) => id === change.rowId) : undefined;
    return `${change.kind} ${'message' in change ? change.message.ruleId : row?.lines[0]?.ruleId}`;
  });

describe('the difference between a plan and the rows', () => {
  it('is everything at first and nothing the second time', () => {
    expect(fresh.map(({ dueAt }) => told(dueAt))).toEqual([
      '2026-06-01T10:00',
      '2026-06-09T15:00',
      '2026-06-10T13:00',
    ]);
    const again = replan('2026-06-01T10:00', [visit], fresh);
    expect(again.map(({ kind }) => kind)).toEqual(['keep', 'keep', 'keep']);
    expect(applied(fresh, again)).toEqual(fresh);
  });

  it('never touches what has left, whatever its state', () => {
    for (const state of outboxStates.filter(
      (each) => !['held', 'scheduled', 'skipped', 'cancelled'].includes(each),
    )) {
      const rows = fresh.map((row) => ({ ...row, state }));
      expect(replan('2026-06-01T10:00', [visit], rows)).toEqual([]);
      // Not even when the plan does not know that it has left.
      expect(difference(planAt('2026-06-01T10:00', [visit]), rows, begin)).toEqual([]);
    }
  });

  it('cancels the old version and adds the new one when a visit moves', () => {
    const moved = changed(visit, '2026-06-02T10:00', { start: wallTimeOf('2026-06-11T16:00', berlin) });
    const rows = sent(fresh, begin);
    expect(outline(replan('2026-06-02T10:00', [visit, moved], rows), rows)).toEqual([
      'cancel day-before',
      'cancel two-hours-before',
      'add changed',
      'add day-before',
      'add two-hours-before',
    ]);
  });

  it('moves the rows on a tiny shift and renders them again on a payment', () => {
    const rows = sent(fresh, begin);
    const shifted = changed(visit, '2026-06-02T10:00', { start: wallTimeOf('2026-06-10T15:03', berlin) });
    expect(outline(replan('2026-06-02T10:00', [visit, shifted], rows), rows)).toEqual([
      'move day-before',
      'move two-hours-before',
    ]);
    const paid = changed(visit, '2026-06-02T10:00', { paid: true });
    const changes = replan('2026-06-02T10:00', [visit, paid], rows);
    expect(outline(changes, rows)).toEqual(['add paid', 'move day-before', 'move two-hours-before']);
    expect(applied(rows, changes).map(({ lines }) => lines[0]?.version)).toEqual([1, 2, 2, 2]);
  });

  it('gives the reason when a message falls away', () => {
    const rows = sent(fresh, begin);
    const cancelled = changed(visit, '2026-06-02T10:00', { state: 'cancelled' });
    const reasons = (more: object, versions = [visit]) =>
      replan('2026-06-02T10:00', versions, rows, more).flatMap((change) =>
        change.kind === 'cancel' ? [change.reason] : [],
      );
    expect(reasons({}, [visit, cancelled])).toEqual(['cancelled', 'cancelled']);
    expect(reasons({ customers: [] })).toEqual([null, null]);
    expect(reasons({ rules: shopRules.map((rule) => ({ ...rule, enabled: false })) })).toEqual([
      'rule-off',
      'rule-off',
    ]);
    expect(reasons({ rules: [] })).toEqual([null, null]);
  });

  it('brings a row back to life when its rule is switched on again', () => {
    const rows = sent(fresh, begin);
    const off = applied(rows, replan('2026-06-02T10:00', [visit], rows, { rules: [] }));
    expect(off.map(({ state }) => state)).toEqual(['accepted', 'cancelled', 'cancelled']);
    expect(applied(off, replan('2026-06-02T10:00', [visit], off))).toEqual(rows);
  });

  it('leaves alone what a person has moved or skipped', () => {
    const [confirmation, dayBefore, twoHours] = fresh;
    const rows: PlannedRow[] = [
      { ...confirmation!, isByHand: true, state: 'skipped' },
      { ...dayBefore!, isByHand: true, dueAt: at('2026-06-08T12:00') },
      { ...twoHours!, isByHand: true, state: 'cancelled' },
    ];
    expect(outline(replan('2026-06-01T10:00', [visit], rows), rows)).toEqual(['keep day-before']);
    const cancelled = changed(visit, '2026-06-02T10:00', { state: 'cancelled' });
    expect(outline(replan('2026-06-02T10:00', [visit, cancelled], rows), rows)).toEqual([
      'cancel day-before',
      'add cancelled',
    ]);
  });

  it('lets a person send a reminder later than the rule would, but not about a visit that is off', () => {
    const rows = sent(fresh, begin).map((row) =>
      row.lines[0]?.ruleId === 'day-before'
        ? { ...row, isByHand: true, dueAt: at('2026-06-10T10:00'), usefulUntil: at('2026-06-10T14:59') }
        : row,
    );
    const late = replan('2026-06-10T09:00', [visit], rows);
    expect(outline(late, rows)).toEqual(['keep day-before', 'keep two-hours-before']);
    const cancelled = changed(visit, '2026-06-10T09:00', { state: 'cancelled' });
    expect(outline(replan('2026-06-10T09:00', [visit, cancelled], rows), rows)).toContain(
      'cancel day-before',
    );
  });
});
