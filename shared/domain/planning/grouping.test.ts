import { describe, expect, it } from 'vitest';

import { booked, changed, outline, planAt, settledBy } from '#test/support/bookings/sample-bookings.ts';

import { asId, type ContactId } from '../ids.ts';

const anna = booked('2026-06-01T10:00', '2026-06-10T15:00');
const ben = booked('2026-06-01T10:01', '2026-06-10T15:30', { id: 'ben', contactId: asId<ContactId>('ben') });

describe('visits of one phone on one day', () => {
  it('are one message with a line each, by the start of the visits', () => {
    const plan = planAt('2026-06-01T10:01', [ben, anna]);
    expect(
      plan.messages.map(({ ruleId, lines }) => [ruleId, ...lines.map(({ contactId }) => contactId)]),
    ).toEqual([
      ['confirmation', 'anna', 'ben'],
      ['day-before', 'anna', 'ben'],
      ['two-hours-before', 'anna', 'ben'],
    ]);
    expect(outline(plan)).toEqual([
      'confirmation 2026-06-01T10:00',
      'day-before 2026-06-09T15:00',
      'two-hours-before 2026-06-10T13:00',
    ]);
    expect(plan.messages.map(({ key, lines }) => key === lines[0].key)).toEqual([true, true, true]);
  });

  it('have no line about a visit of another phone or another day', () => {
    const zoe = booked('2026-06-01T10:00', '2026-06-10T15:00', {
      id: 'zoe',
      contactId: asId<ContactId>('zoe'),
    });
    const next = booked('2026-06-01T10:00', '2026-06-11T15:00', { id: 'next' });
    const { messages } = planAt('2026-06-01T10:00', [anna, zoe, next]);
    expect(messages.map(({ lines }) => lines.length)).toEqual(Array(9).fill(1));
  });

  it('that are far apart share the 24 h reminder, not the 2 h one', () => {
    const evening = booked('2026-06-01T10:00', '2026-06-10T20:00', { id: 'evening' });
    expect(outline(planAt('2026-06-01T11:00', [anna, evening]))).toEqual([
      'confirmation 2026-06-01T10:00',
      'day-before 2026-06-09T15:00',
      'two-hours-before 2026-06-10T13:00',
      'two-hours-before 2026-06-10T18:00',
    ]);
  });

  it('that were booked apart are confirmed apart', () => {
    const later = booked('2026-06-01T10:02', '2026-06-10T15:30', { id: 'later' });
    const { messages } = planAt('2026-06-01T10:02', [anna, later]);
    expect(messages.filter(({ ruleId }) => ruleId === 'confirmation')).toHaveLength(2);
  });

  it('lose the line that is cancelled, and nobody is told twice what has left', () => {
    const gone = changed(anna, '2026-06-02T10:00', { state: 'cancelled' });
    const settled = settledBy('2026-06-01T10:01', [anna, ben]);
    const { messages } = planAt('2026-06-02T10:00', [anna, gone, ben], { settled });
    expect(messages.map(({ ruleId, lines }) => [ruleId, ...lines.map(({ contactId }) => contactId)])).toEqual(
      [
        ['cancelled', 'anna'],
        ['day-before', 'ben'],
        ['two-hours-before', 'ben'],
      ],
    );
  });
});
