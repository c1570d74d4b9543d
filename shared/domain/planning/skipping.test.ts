import { describe, expect, it } from 'vitest';

import {
  at,
  booked,
  changed,
  customer,
  planAt,
  reasons,
  settledBy,
  shopRules,
} from '#test/support/bookings/sample-bookings.ts';

import { asId, type ChannelId, type ContactId, type RuleId } from '../ids.ts';
import { ruleSchema, type Rule } from './rule.ts';
import { skipReasons } from './planned-message.ts';

const rule = (id: string, more: Partial<Rule>): Rule => ({ ...shopRules[3]!, id: asId<RuleId>(id), ...more });

describe('nothing is sent', () => {
  const visit = booked('2026-06-01T10:00', '2026-06-10T15:00');
  const only = (more: Partial<Rule>) => [rule('reminder', more)];
  const conditions = shopRules[0]!.conditions;

  it.each([
    ['by a rule that is off', { rules: only({ enabled: false }) }, 'rule-off'],
    [
      'about another service',
      { rules: only({ conditions: { ...conditions, services: ['Colour'] } }) },
      'other-service',
    ],
    [
      'from another source',
      { rules: only({ conditions: { ...conditions, sources: ['hook'] } }) },
      'other-source',
    ],
    [
      'from an excepted source',
      { rules: only({ conditions: { ...conditions, exceptSources: ['manual'] } }) },
      'other-source',
    ],
    [
      'through another number',
      { rules: only({ conditions: { ...conditions, channels: [asId<ChannelId>('second')] } }) },
      'other-channel',
    ],
    [
      'about what was before the rule',
      {
        rules: only({
          trigger: { kind: 'created' },
          usefulness: { kind: 'visit' },
          since: at('2026-06-02T10:00'),
        }),
      },
      'before-rule',
    ],
    ['to nobody', { customers: [] }, 'no-contact'],
    ['without a phone', { customers: [customer('anna', { recipient: null })] }, 'no-phone'],
    ['without WhatsApp', { customers: [customer('anna', { hasWhatsApp: false })] }, 'no-whatsapp'],
    [
      'to who wants no reminders',
      { customers: [customer('anna', { optOut: { promotions: 'yes', reminders: 'yes' } })] },
      'opted-out',
    ],
    [
      'after the visit to who wants no promotions',
      {
        rules: only({
          trigger: { kind: 'after', minutes: 60 },
          usefulness: { kind: 'minutes', minutes: 60 },
        }),
        customers: [customer('anna', { optOut: { promotions: 'asked', reminders: 'asked' } })],
      },
      'opted-out',
    ],
  ] as const)('%s', (_name, more, reason) => {
    const plan = planAt('2026-06-01T10:00', [visit], { rules: only({}), ...more });
    expect([plan.messages, plan.skipped.map((line) => line.reason)]).toEqual([[], [reason]]);
  });

  it.each([
    ['who has confirmed, where the rule says so', { confirmation: 'confirmed' }, 'already-confirmed'],
    ['who will not come', { confirmation: 'declined' }, 'declined'],
    ['whose visit is done', { state: 'done' }, 'visit-over'],
  ] as const)('to a customer %s', (_name, more, reason) => {
    const rules = only({ conditions: { ...conditions, unlessConfirmed: true } });
    const plan = planAt('2026-06-01T10:00', [booked('2026-06-01T10:00', '2026-06-10T15:00', more)], {
      rules,
    });
    expect([plan.messages, plan.skipped.map((line) => line.reason)]).toEqual([[], [reason]]);
  });

  it('about a visit in the past', () => {
    const past = booked('2026-06-10T18:00', '2026-06-10T15:00');
    expect(reasons(planAt('2026-06-10T18:00', [past]))).toEqual([
      'confirmation: after-visit',
      'day-before: booked-inside-offset',
      'two-hours-before: booked-inside-offset',
    ]);
  });

  it('beside what a Torrow address asks for, unless the owner lets the rules in', () => {
    const torrow = booked('2026-06-01T10:00', '2026-06-10T15:00', { source: 'torrow' });
    expect(planAt('2026-06-01T10:00', [torrow]).messages).toEqual([]);
    const rules = shopRules.map((each) => ({
      ...each,
      conditions: { ...each.conditions, exceptSources: [] },
    }));
    expect(planAt('2026-06-01T10:00', [torrow], { rules }).messages).toHaveLength(3);
  });

  it.each([
    ['a source that nobody has armed', null, Array(3).fill('source-not-armed')],
    ['a source armed after the booking', at('2026-06-01T10:01'), ['before-armed']],
    ['a source armed before the booking', at('2026-06-01T09:59'), []],
  ] as const)('by %s', (_name, since, silent) => {
    const armedSince = new Map([['calendar:1', since]]);
    const imported = booked('2026-06-01T10:00', '2026-06-10T15:00', { source: 'calendar:1' });
    const plan = planAt('2026-06-01T11:00', [imported], { armedSince });
    expect(plan.skipped.map((line) => line.reason)).toEqual(silent);
    expect(plan.messages).toHaveLength(3 - silent.length);
  });

  it('a second time, also when the customer has another phone since', () => {
    const settled = settledBy('2026-06-10T13:00', [visit]);
    const customers = [customer('anna', { recipient: '+4915100000000' })];
    const plan = planAt('2026-06-10T13:00', [visit], { settled, customers });
    expect(plan.messages).toEqual([]);
    expect(plan.skipped.map(({ reason }) => reason)).toEqual(Array(3).fill('already-settled'));
  });

  it('without a reason that has a name of its own', () =>
    expect(new Set(skipReasons).size).toBe(skipReasons.length));
});

describe('a rule', () => {
  it('is refused when it follows the visit without an end, or catches up without being a reminder', () => {
    for (const wrong of [
      { trigger: { kind: 'after', minutes: 60 }, usefulness: { kind: 'visit' } },
      { trigger: { kind: 'created' }, usefulness: { kind: 'catch-up' } },
      { trigger: { kind: 'before', minutes: 0 } },
      { trigger: { kind: 'day-before-at', time: '25:00' } },
    ] as Partial<Rule>[])
      expect(ruleSchema.safeParse(rule('wrong', wrong)).success).toBe(false);
  });

  it('of the defaults is a valid one', () => {
    for (const each of shopRules) expect(ruleSchema.parse(each)).toEqual(each);
  });

  it('goes to the new customer when a booking changes hands', () => {
    const first = booked('2026-06-01T10:00', '2026-06-10T15:00');
    const given = changed(first, '2026-06-02T10:00', { contactId: asId<ContactId>('zoe') });
    const settled = settledBy('2026-06-01T10:00', [first]);
    const { messages } = planAt('2026-06-02T10:00', [first, given], { settled });
    expect(messages.map(({ ruleId, recipient }) => [ruleId, recipient])).toEqual([
      ['confirmation', '+4915187654321'],
      ['day-before', '+4915187654321'],
      ['two-hours-before', '+4915187654321'],
    ]);
  });
});
