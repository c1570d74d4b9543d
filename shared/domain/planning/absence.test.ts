import { describe, expect, it } from 'vitest';

import {
  at,
  booked,
  changed,
  outline,
  planAt,
  reasons,
  settledBy,
  shopRules,
  told,
} from '#test/support/bookings/sample-bookings.ts';

const visit = booked('2026-06-01T10:00', '2026-06-10T15:00');
/** The confirmation has left. */
const settled = settledBy('2026-06-01T10:00', [visit]);

describe('a computer that slept', () => {
  it.each([
    // 24 h before is 15:00 of the 9th; 25 % of 24 h are 6 h, 25 % of 2 h are 30 min.
    [
      'a few minutes',
      '2026-06-09T15:05',
      ['day-before 2026-06-09T15:00', 'two-hours-before 2026-06-10T13:00'],
      [],
    ],
    ['6 h', '2026-06-09T21:00', ['day-before 2026-06-09T15:00', 'two-hours-before 2026-06-10T13:00'], []],
    [
      'longer than 6 h',
      '2026-06-09T21:01',
      ['two-hours-before 2026-06-10T13:00'],
      ['day-before: replaced-by-shorter'],
    ],
    [
      'until 30 min after the shorter one',
      '2026-06-10T13:30',
      ['two-hours-before 2026-06-10T13:00'],
      ['day-before: replaced-by-shorter'],
    ],
    ['longer still', '2026-06-10T13:31', [], ['day-before: too-late', 'two-hours-before: too-late']],
    ['over the visit', '2026-06-10T15:00', [], ['day-before: after-visit', 'two-hours-before: after-visit']],
  ])('%s, until %s', (_name, now, messages, skipped) => {
    const plan = planAt(now, [visit], { settled });
    expect(outline(plan)).toEqual(messages);
    expect(reasons(plan)).toEqual(skipped);
  });

  it('sends no reminder in the last half hour before the visit, however long its offset', () => {
    const rules = (minutes: number) => ({
      settled,
      rules: [{ ...planRule(), trigger: { kind: 'before', minutes } as const }],
    });
    expect(planAt('2026-06-10T14:29', [visit], rules(40)).messages).toHaveLength(1);
    expect(planAt('2026-06-10T14:31', [visit], rules(40)).messages).toEqual([]);
    // One that is on time is sent, short as its offset may be.
    expect(planAt('2026-06-10T14:45', [visit], rules(15)).messages).toHaveLength(1);
  });

  it('wakes at night and waits for the morning where that is still useful', () => {
    const late = booked('2026-06-01T10:00', '2026-06-11T20:50');
    const left = settledBy('2026-06-01T10:00', [late]);
    expect(outline(planAt('2026-06-10T22:00', [late], { settled: left }))).toEqual([
      'two-hours-before 2026-06-11T18:50',
    ]);
    const rules = [{ ...planRule(), usefulness: { kind: 'visit' } as const }];
    expect(outline(planAt('2026-06-11T22:00', [late], { settled: left, rules }))).toEqual([]);
    expect(
      outline(
        planAt('2026-06-10T22:00', [late], {
          settled: left,
          rules: [{ ...rules[0]!, trigger: { kind: 'before', minutes: 1440 } }],
        }),
      ),
    ).toEqual(['two-hours-before 2026-06-11T09:00']);
  });

  it('sends one missed reminder per customer: the one about the nearest visit', () => {
    const tomorrow = booked('2026-06-01T10:00', '2026-06-11T16:00', { id: 'colour' });
    const both = [visit, tomorrow];
    const left = settledBy('2026-06-01T10:00', both);
    const plan = planAt('2026-06-10T17:00', [tomorrow], { settled: left });
    expect(outline(plan)).toEqual(['day-before 2026-06-10T16:00', 'two-hours-before 2026-06-11T14:00']);
    const soon = booked('2026-06-01T10:00', '2026-06-10T18:50', { id: 'nails' });
    const woken = planAt('2026-06-10T17:00', [tomorrow, soon], {
      settled: settledBy('2026-06-01T10:00', [tomorrow, soon]),
    });
    expect(outline(woken)).toEqual([
      'two-hours-before 2026-06-10T16:50',
      'two-hours-before 2026-06-11T14:00',
    ]);
    expect(reasons(woken)).toContain('day-before: replaced-by-other');
  });

  it('over three reminders of one visit sends the shortest', () => {
    const rules = [4, 5, 6].map((hours) => ({
      ...planRule(),
      id: planRule().id,
      trigger: { kind: 'before', minutes: hours * 60 } as const,
    }));
    const named = rules.map((rule, position) => ({ ...rule, id: `r${position}` as typeof rule.id }));
    expect(outline(planAt('2026-06-10T11:10', [visit], { settled, rules: named }))).toEqual([
      'r0 2026-06-10T11:00',
    ]);
  });

  it('tells missed news before missed reminders', () => {
    const paid = changed(visit, '2026-06-09T14:00', { paid: true });
    const plan = planAt('2026-06-09T16:00', [visit, paid], { settled });
    expect(outline(plan)).toEqual(['paid 2026-06-09T14:00', 'two-hours-before 2026-06-10T13:00']);
    expect(reasons(plan)).toEqual(['day-before: replaced-by-other']);
  });

  it('says until when each message is of use', () => {
    const { messages } = planAt('2026-06-02T10:00', [visit], { settled });
    expect(messages.map(({ usefulUntil }) => told(usefulUntil))).toEqual([
      '2026-06-09T21:00',
      '2026-06-10T13:30',
    ]);
    expect(messages.every(({ usefulUntil }) => usefulUntil < at('2026-06-10T15:00'))).toBe(true);
  });
});

function planRule() {
  return shopRules[3]!;
}
