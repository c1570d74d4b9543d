import { describe, expect, it } from 'vitest';

import { shopRules } from '#test/support/bookings/sample-bookings.ts';

import { asId, type ChannelId } from '../ids.ts';
import { sinceOf } from './rule-since.ts';
import type { Rule, RuleConditions } from './rule.ts';

const now = 5000;
const rule: Rule = { ...shopRules[0]!, since: 100 };
const narrow: RuleConditions = {
  services: ['Haircut'],
  sources: ['manual'],
  exceptSources: ['torrow'],
  channels: [asId<ChannelId>('line')],
  unlessConfirmed: true,
};
const narrowRule = { ...rule, conditions: narrow };

describe('a rule counts what happens', () => {
  it('from now on when it is new', () => expect(sinceOf(rule, null, now)).toBe(now));

  it.each([
    ['it is switched on', rule, { ...rule, enabled: false }],
    ['it speaks of something else', { ...rule, trigger: { kind: 'paid' } }, rule],
    ['it knows no services any more', { ...rule, conditions: { ...narrow, services: null } }, narrowRule],
    [
      'it has one service more',
      { ...rule, conditions: { ...narrow, services: ['Haircut', 'Colour'] } },
      narrowRule,
    ],
    ['it lets in every source', { ...rule, conditions: { ...narrow, sources: null } }, narrowRule],
    ['it lets in Torrow', { ...rule, conditions: { ...narrow, exceptSources: [] } }, narrowRule],
    ['it serves every number', { ...rule, conditions: { ...narrow, channels: null } }, narrowRule],
    [
      'it asks those who have said yes',
      { ...rule, conditions: { ...narrow, unlessConfirmed: false } },
      narrowRule,
    ],
  ] as const)('from now on when %s', (_name, next, before) => expect(sinceOf(next, before, now)).toBe(now));

  it.each([
    ['another text', { ...rule, templateId: shopRules[1]!.templateId }, rule],
    ['nothing', rule, rule],
    ['being switched off', { ...rule, enabled: false }, rule],
    ['fewer services', narrowRule, { ...rule, conditions: { ...narrow, services: null } }],
    ['night work', { ...rule, exemptFromQuietHours: true }, rule],
  ] as const)('since it did, whatever %s changes', (_name, next, before) =>
    expect(sinceOf(next, before, now)).toBe(100),
  );
});
