import { describe, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';
import type { Trigger } from '#shared/domain/planning/rule.ts';
import { sampleRule } from '#test/support/outbox/samples.ts';

import { inputOf } from '../use-rule-saving.ts';
import { draftOf, newDraft, readDraft, usefulKindsFor, withKind, type RuleDraft } from './rule-draft.ts';

const filled: RuleDraft = { ...newDraft(), templateId: asId('t1') };

describe('a rule on the desk', () => {
  it.each([
    sampleRule(),
    sampleRule({ trigger: { kind: 'day-before-at', time: '18:30' }, name: 'Evening call' }),
    sampleRule({
      trigger: { kind: 'after', minutes: 90 },
      usefulness: { kind: 'minutes', minutes: 2880 },
      conditions: {
        services: ['Haircut'],
        sources: ['manual', 'hook'],
        exceptSources: [],
        channels: [asId('n1')],
        unlessConfirmed: false,
      },
      exemptFromQuietHours: true,
      asksForAnswer: false,
      enabled: false,
    }),
  ])('comes back as it was: $trigger.kind', (rule) => {
    expect(readDraft(draftOf(rule))).toEqual({ state: 'ready', input: inputOf(rule) });
  });

  it.each([
    [{ templateId: null }, { template: 'template' }],
    [{ span: { count: null, unit: 'hours' } }, { span: 'amount' }],
    [{ span: { count: 1.5, unit: 'hours' } }, { span: 'amount' }],
    [{ span: { count: 0, unit: 'minutes' } }, { span: 'amount' }],
    [{ span: { count: 400, unit: 'days' } }, { span: 'tooLong' }],
    [{ kind: 'day-before-at', time: '' }, { time: 'time' }],
    [{ useful: 'minutes', usefulSpan: { count: null, unit: 'days' } }, { usefulSpan: 'amount' }],
  ] satisfies [Partial<RuleDraft>, object][])('with %j has the problem %j', (fields, problems) => {
    expect(readDraft({ ...filled, ...fields })).toEqual({ state: 'unready', problems });
  });

  it('leaves problems of hidden fields alone', () => {
    const hidden = {
      ...filled,
      kind: 'created',
      useful: 'visit',
      span: { count: null, unit: 'days' },
    } as const;
    expect(readDraft(hidden).state).toBe('ready');
  });
});

describe('another trigger', () => {
  it.each([
    ['before', ['catch-up', 'visit', 'minutes']],
    ['day-before-at', ['catch-up', 'visit', 'minutes']],
    ['created', ['visit', 'minutes']],
    ['cancelled', ['visit', 'minutes']],
    ['after', ['minutes']],
    ['no-show', ['minutes']],
  ] satisfies [Trigger['kind'], string[]][])('%s may be late by %j', (kind, allowed) => {
    expect(usefulKindsFor(kind)).toEqual(allowed);
  });

  it('takes its usual answers: a reminder asks, news does not', () => {
    const news = withKind({ ...filled, unlessConfirmed: true }, 'created');
    expect(news).toEqual({
      ...filled,
      kind: 'created',
      useful: 'visit',
      asksForAnswer: false,
      unlessConfirmed: false,
    });
    expect(withKind(news, 'day-before-at')).toEqual({
      ...filled,
      kind: 'day-before-at',
      useful: 'catch-up',
      asksForAnswer: true,
    });
  });

  it('keeps what was chosen where it still fits', () => {
    const chosen = { ...filled, useful: 'visit', asksForAnswer: false } as const;
    expect(withKind(chosen, 'day-before-at')).toEqual({ ...chosen, kind: 'day-before-at' });
  });
});
