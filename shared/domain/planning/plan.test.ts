import { describe, expect, it } from 'vitest';

import {
  at,
  booked,
  berlin,
  changed,
  outline,
  planAt,
  reasons,
  settledBy,
  shopRules,
  told,
} from '#test/support/bookings/sample-bookings.ts';

import { asId, type RuleId } from '../ids.ts';
import { wallTimeOf } from '../booking/wall-time.ts';
import { ruleSchema, type Rule } from './rule.ts';

const start = (local: string) => ({ start: wallTimeOf(local, berlin) });
const rule = (id: string, more: Partial<Rule>): Rule => ({ ...shopRules[3]!, id: asId<RuleId>(id), ...more });

describe('a booking made in time', () => {
  const visit = booked('2026-06-01T10:00', '2026-06-10T15:00');

  it('is confirmed at once and reminded of 24 h and 2 h before', () =>
    expect(outline(planAt('2026-06-01T10:00', [visit]))).toEqual([
      'confirmation 2026-06-01T10:00',
      'day-before 2026-06-09T15:00',
      'two-hours-before 2026-06-10T13:00',
    ]));

  it('has messages with a key of source, booking, version, rule and recipient, and an end to their use', () =>
    expect(planAt('2026-06-01T10:00', [visit]).messages[1]).toEqual({
      key: JSON.stringify(['manual', 'haircut', 1, 'day-before', '+4915112345678']),
      recipient: '+4915112345678',
      ruleId: 'day-before',
      templateId: 'day-before',
      lines: [
        {
          key: JSON.stringify(['manual', 'haircut', 1, 'day-before', '+4915112345678']),
          bookingId: 'haircut',
          contactId: 'anna',
          ruleId: 'day-before',
          causeVersion: 1,
          version: 1,
        },
      ],
      dueAt: at('2026-06-09T15:00'),
      usefulUntil: at('2026-06-09T21:00'),
      reason: 'on-time',
    }));

  it.each([
    ['Europe/Berlin', '2026-03-29T15:00', '2026-03-28T14:00'],
    ['America/New_York', '2026-11-01T15:00', '2026-10-31T16:00'],
    ['Australia/Lord_Howe', '2026-10-04T15:00', '2026-10-03T14:30'],
    ['Asia/Kolkata', '2026-03-29T15:00', '2026-03-28T15:00'],
  ])('in %s is reminded 24 elapsed hours before %s', (timeZone, local, due) => {
    const there = { ...visit, start: wallTimeOf(local, timeZone), changedAt: at('2026-01-01T10:00') };
    const { messages } = planAt('2026-01-01T12:00', [there], {
      settings: { timeZone, quietHours: { from: '21:00', to: '09:00' } },
    });
    expect(messages.find(({ ruleId }) => ruleId === 'day-before')?.dueAt).toBe(
      wallTimeOf(due, timeZone).instant,
    );
  });

  it('is spoken of the day before at 19:00 and after the visit where rules say so', () => {
    const rules = [
      rule('evening', { trigger: { kind: 'day-before-at', time: '19:00' } }),
      rule('thanks', {
        trigger: { kind: 'after', minutes: 60 },
        usefulness: { kind: 'minutes', minutes: 600 },
      }),
    ];
    for (const each of rules) expect(ruleSchema.parse(JSON.parse(JSON.stringify(each)))).toEqual(each);
    const done = { ...visit, endsAt: at('2026-06-10T16:00') };
    expect(outline(planAt('2026-06-01T10:00', [done], { rules }))).toEqual([
      'evening 2026-06-09T19:00',
      'thanks 2026-06-10T17:00',
    ]);
  });
});

describe('a booking made inside an offset', () => {
  it.each([
    ['24 h exactly before', '2026-06-09T15:00', ['day-before', 'two-hours-before'], []],
    ['less than 24 h before', '2026-06-09T15:01', ['two-hours-before'], ['day-before: booked-inside-offset']],
    ['3 h before', '2026-06-10T12:00', ['two-hours-before'], ['day-before: booked-inside-offset']],
    [
      'less than 3 h before',
      '2026-06-10T12:01',
      [],
      ['day-before: booked-inside-offset', 'two-hours-before: replaced-by-confirmation'],
    ],
    [
      '40 min before',
      '2026-06-10T14:20',
      [],
      ['day-before: booked-inside-offset', 'two-hours-before: booked-inside-offset'],
    ],
  ])('%s (%s)', (_name, bookedAt, reminders, skipped) => {
    const visit = booked(bookedAt, '2026-06-10T15:00');
    const plan = planAt(bookedAt, [visit]);
    expect(plan.messages.map(({ ruleId }) => ruleId)).toEqual(['confirmation', ...reminders]);
    expect(reasons(plan)).toEqual(skipped);
    // The same once the confirmation has left.
    const settled = settledBy(bookedAt, [visit]);
    const after = planAt(bookedAt, [visit], { settled });
    const left = new Set(settled.map((line) => line.ruleId));
    expect(after.messages.map(({ ruleId }) => ruleId)).toEqual(reminders.filter((id) => !left.has(asId(id))));
    expect(reasons(after)).toEqual(skipped);
  });

  it('keeps its 2 h reminder when nothing confirms it', () => {
    const rules = shopRules.filter(({ trigger }) => trigger.kind !== 'created');
    const visit = booked('2026-06-10T12:30', '2026-06-10T15:00');
    expect(outline(planAt('2026-06-10T12:30', [visit], { rules }))).toEqual([
      'two-hours-before 2026-06-10T13:00',
    ]);
  });
});

describe('a change', () => {
  const first = booked('2026-06-01T10:00', '2026-06-10T15:00');
  const settled = settledBy('2026-06-01T10:00', [first]);

  it('is told 120 s later, and the reminders follow the new time', () => {
    const moved = changed(first, '2026-06-02T10:00', start('2026-06-11T16:00'));
    const plan = planAt('2026-06-02T10:00', [first, moved], { settled });
    expect(outline(plan)).toEqual([
      'changed 2026-06-02T10:02',
      'day-before 2026-06-10T16:00',
      'two-hours-before 2026-06-11T14:00',
    ]);
    expect(plan.messages.every(({ lines }) => lines[0].causeVersion === 2)).toBe(true);
  });

  it('of less than 5 min moves the reminders and says nothing', () => {
    const moved = changed(first, '2026-06-02T10:00', start('2026-06-10T15:04'));
    const plan = planAt('2026-06-02T10:00', [first, moved], { settled });
    expect(outline(plan)).toEqual(['day-before 2026-06-09T15:04', 'two-hours-before 2026-06-10T13:04']);
    expect(plan.messages.every(({ lines }) => lines[0].causeVersion === 1)).toBe(true);
  });

  it('within 120 s of another is one message about the last', () => {
    const second = changed(first, '2026-06-02T10:00', start('2026-06-11T16:00'));
    const third = changed(second, '2026-06-02T10:01', start('2026-06-11T17:00'));
    const { messages } = planAt('2026-06-02T10:01', [first, second, third], { settled });
    const news = messages.filter(({ ruleId }) => ruleId === 'changed');
    expect(news.map(({ dueAt, lines }) => [told(dueAt), lines[0].version])).toEqual([
      ['2026-06-02T10:02', 3],
    ]);
  });

  it('of a booking whose confirmation has not left is told by the confirmation', () => {
    const moved = changed(first, '2026-06-01T10:01', start('2026-06-11T16:00'));
    const plan = planAt('2026-06-01T10:01', [first, moved]);
    expect(plan.messages.map(({ ruleId, lines }) => [ruleId, lines[0].version])).toEqual([
      ['confirmation', 2],
      ['day-before', 2],
      ['two-hours-before', 2],
    ]);
    expect(reasons(plan)).toEqual(['changed: told-by-confirmation']);
  });

  it('less than 3 h before the visit replaces the 2 h reminder, too', () => {
    const moved = changed(first, '2026-06-10T11:00', start('2026-06-10T13:30'));
    expect(outline(planAt('2026-06-10T11:00', [first, moved], { settled }))).toEqual([
      'changed 2026-06-10T11:02',
    ]);
  });

  it('of the payment is told once and leaves the reminders alone', () => {
    const paid = changed(first, '2026-06-02T10:00', { paid: true });
    const plan = planAt('2026-06-02T10:00', [first, paid], { settled });
    expect(outline(plan)).toEqual([
      'paid 2026-06-02T10:00',
      'day-before 2026-06-09T15:00',
      'two-hours-before 2026-06-10T13:00',
    ]);
  });
});

describe('a cancelled booking', () => {
  const first = booked('2026-06-01T10:00', '2026-06-10T15:00');
  const cancelled = changed(first, '2026-06-02T10:00', { state: 'cancelled' });

  it('gets the cancellation and nothing else', () => {
    const plan = planAt('2026-06-02T10:00', [first, cancelled]);
    expect(outline(plan)).toEqual(['cancelled 2026-06-02T10:00']);
    expect(reasons(plan)).toEqual([
      'confirmation: cancelled',
      'day-before: cancelled',
      'two-hours-before: cancelled',
    ]);
  });

  it('that is booked again is told and reminded of anew', () => {
    const again = changed(cancelled, '2026-06-03T10:00', { state: 'booked' });
    const settled = [
      ...settledBy('2026-06-01T10:00', [first]),
      ...planAt('2026-06-02T10:00', [first, cancelled]).messages[0]!.lines,
    ];
    expect(outline(planAt('2026-06-03T10:00', [first, cancelled, again], { settled }))).toEqual([
      'changed 2026-06-03T10:02',
      'day-before 2026-06-09T15:00',
      'two-hours-before 2026-06-10T13:00',
    ]);
  });

  it('says nothing once the visit is over', () => {
    const late = changed(first, '2026-06-10T18:00', { state: 'cancelled' });
    expect(planAt('2026-06-10T18:00', [first, late]).messages).toEqual([]);
  });

  it('that was a no-show gets only what is for no-shows', () => {
    const missed = changed(first, '2026-06-10T16:00', { state: 'no-show' });
    const rules = [
      ...shopRules,
      rule('pity', { trigger: { kind: 'no-show' }, usefulness: { kind: 'minutes', minutes: 60 } }),
    ];
    expect(outline(planAt('2026-06-10T16:00', [first, missed], { rules }))).toEqual([
      'pity 2026-06-10T16:00',
    ]);
  });
});

describe('at night', () => {
  const plans = (bookedAt: string, visit: string) => outline(planAt(bookedAt, [booked(bookedAt, visit)]));

  it('the confirmation of a booking just made leaves', () =>
    expect(plans('2026-06-01T23:00', '2026-06-10T15:00')[0]).toBe('confirmation 2026-06-01T23:00'));

  it('a confirmation that could not leave waits for the morning', () =>
    expect(outline(planAt('2026-06-01T23:31', [booked('2026-06-01T23:00', '2026-06-10T15:00')]))[0]).toBe(
      'confirmation 2026-06-02T09:00',
    ));

  it('a reminder goes to the morning or, when that is too close, to the evening', () => {
    expect(plans('2026-06-01T10:00', '2026-06-10T23:00').slice(1)).toEqual([
      'day-before 2026-06-10T09:00',
      'two-hours-before 2026-06-10T21:00',
    ]);
    expect(plans('2026-06-01T10:00', '2026-06-10T09:30')[2]).toBe('two-hours-before 2026-06-09T21:00');
  });

  it('a reminder whose evening was before the booking goes to the morning, or is skipped before a visit at dawn', () => {
    expect(plans('2026-06-09T22:00', '2026-06-10T10:00')[1]).toBe('two-hours-before 2026-06-10T09:00');
    const dawn = booked('2026-06-09T22:00', '2026-06-10T08:00');
    expect(reasons(planAt('2026-06-09T22:00', [dawn]))).toContain('two-hours-before: quiet');
  });

  it.each([
    ['a change within 24 h leaves', '2026-06-10T20:00', { service: 'Colour' }, 'changed 2026-06-09T23:02'],
    ['a change of a far visit waits', '2026-06-12T15:00', { service: 'Colour' }, 'changed 2026-06-10T09:00'],
    [
      'a near visit that is put off leaves',
      '2026-06-10T20:00',
      start('2026-06-20T20:00'),
      'changed 2026-06-09T23:02',
    ],
    [
      'a cancellation within 24 h leaves',
      '2026-06-10T20:00',
      { state: 'cancelled' },
      'cancelled 2026-06-09T23:00',
    ],
    ['a far cancellation waits', '2026-06-12T15:00', { state: 'cancelled' }, 'cancelled 2026-06-10T09:00'],
    ['a payment waits', '2026-06-10T20:00', { paid: true }, 'paid 2026-06-10T09:00'],
  ] as const)('%s', (_name, visit, change, expected) => {
    const first = booked('2026-06-01T10:00', visit);
    const next = changed(first, '2026-06-09T23:00', change);
    const settled = settledBy('2026-06-01T10:00', [first]);
    expect(outline(planAt('2026-06-09T23:00', [first, next], { settled }))).toContain(expected);
  });

  it('a rule that is exempt does not wait', () => {
    const rules = shopRules.map((each) => ({ ...each, exemptFromQuietHours: true }));
    expect(
      outline(planAt('2026-06-01T10:00', [booked('2026-06-01T10:00', '2026-06-10T07:00')], { rules }))[2],
    ).toBe('two-hours-before 2026-06-10T05:00');
  });
});
