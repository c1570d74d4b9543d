import type { RuleView } from '#shared/api/calls/rules.ts';
import type { CallInput } from '#shared/api/contract.ts';
import type { ChannelId, RuleId, TemplateId } from '#shared/domain/ids.ts';
import { followsVisit, isReminder, type Trigger, type Usefulness } from '#shared/domain/planning/rule.ts';
import { eventOfTrigger } from '#shared/domain/planning/rule-text.ts';
import type { TemplateEvent } from '#shared/domain/template/variables.ts';

import { minutesOf, spanOf, type Span } from '../../messages-in-words/span.ts';

export type RuleInput = CallInput<'rules.save'>;

/** A length of time while it is typed: the count may be empty. */
export type TypedSpan = { readonly count: number | null; readonly unit: Span['unit'] };

/** A rule while it is edited: every field keeps what was typed, also while it does not fit the others. */
export type RuleDraft = {
  readonly id: RuleId | null;
  readonly name: string;
  readonly kind: Trigger['kind'];
  readonly span: TypedSpan;
  readonly time: string;
  readonly templateId: TemplateId | null;
  /** Empty = any. */
  readonly services: readonly string[];
  readonly sources: readonly string[];
  readonly exceptSources: readonly string[];
  readonly channels: readonly ChannelId[];
  readonly unlessConfirmed: boolean;
  readonly exemptFromQuietHours: boolean;
  readonly useful: Usefulness['kind'];
  readonly usefulSpan: TypedSpan;
  readonly asksForAnswer: boolean;
  readonly enabled: boolean;
};

export type DraftProblem = 'amount' | 'tooLong' | 'time' | 'template';
export type DraftProblems = Partial<Record<'span' | 'time' | 'template' | 'usefulSpan', DraftProblem>>;

/** A rule to be sent to the core, or what is not filled in right yet. */
export type ReadDraft =
  | { readonly state: 'ready'; readonly input: RuleInput }
  | { readonly state: 'unready'; readonly problems: DraftProblems };

/** A year, as the contract allows. Minutes. */
const longest = 527_040;

/** What a new rule begins with: a reminder a day before. */
export function newDraft(): RuleDraft {
  return {
    id: null,
    name: '',
    kind: 'before',
    span: { count: 24, unit: 'hours' },
    time: '19:00',
    templateId: null,
    services: [],
    sources: [],
    exceptSources: ['torrow'],
    channels: [],
    unlessConfirmed: false,
    exemptFromQuietHours: false,
    useful: 'catch-up',
    usefulSpan: { count: 24, unit: 'hours' },
    asksForAnswer: true,
    enabled: true,
  };
}

/** A stored rule as it is edited. */
export function draftOf(rule: RuleView): RuleDraft {
  const { trigger, conditions, usefulness } = rule;
  const fresh = newDraft();
  return {
    id: rule.id,
    name: rule.name ?? '',
    kind: trigger.kind,
    span: trigger.kind === 'before' || trigger.kind === 'after' ? spanOf(trigger.minutes) : fresh.span,
    time: trigger.kind === 'day-before-at' ? trigger.time : fresh.time,
    templateId: rule.templateId,
    services: conditions.services ?? [],
    sources: conditions.sources ?? [],
    exceptSources: conditions.exceptSources,
    channels: conditions.channels ?? [],
    unlessConfirmed: conditions.unlessConfirmed,
    exemptFromQuietHours: rule.exemptFromQuietHours,
    useful: usefulness.kind,
    usefulSpan: usefulness.kind === 'minutes' ? spanOf(usefulness.minutes) : fresh.usefulSpan,
    asksForAnswer: rule.asksForAnswer,
    enabled: rule.enabled,
  };
}

/** How late such a message may be sent: what follows the visit has no visit ahead, and only a reminder catches up. */
export function usefulKindsFor(kind: Trigger['kind']): readonly Usefulness['kind'][] {
  const probe = { kind, minutes: 1, time: '' };
  if (followsVisit(probe)) return ['minutes'];
  return isReminder(probe) ? ['catch-up', 'visit', 'minutes'] : ['visit', 'minutes'];
}

/** The draft with another trigger; what cannot go with it takes its usual value. */
export function withKind(draft: RuleDraft, kind: Trigger['kind']): RuleDraft {
  const allowed = usefulKindsFor(kind);
  const isOrWasReminder = isReminderKind(kind) !== isReminderKind(draft.kind);
  return {
    ...draft,
    kind,
    useful: allowed.includes(draft.useful) && !isOrWasReminder ? draft.useful : (allowed[0] ?? 'minutes'),
    asksForAnswer: isOrWasReminder ? isReminderKind(kind) : draft.asksForAnswer,
    unlessConfirmed: isReminderKind(kind) && draft.unlessConfirmed,
  };
}

/** What a text must be written for, to be sent by a rule of this kind. */
export function eventOf(kind: Trigger['kind']): TemplateEvent {
  return eventOfTrigger({ kind, minutes: 1, time: '' });
}

/** True for what is sent ahead of a visit. */
export function isReminderKind(kind: Trigger['kind']): boolean {
  return isReminder({ kind, minutes: 1, time: '' });
}

/** The draft as the core takes it, or its problems by field. */
export function readDraft(draft: RuleDraft): ReadDraft {
  const problems: DraftProblems = {};
  const trigger = triggerOf(draft, problems);
  const usefulness = usefulnessOf(draft, problems);
  if (draft.templateId === null) problems.template = 'template';
  if (trigger === null || usefulness === null || draft.templateId === null) {
    return { state: 'unready', problems };
  }
  const name = draft.name.trim();
  return {
    state: 'ready',
    input: {
      ...(draft.id === null ? {} : { id: draft.id }),
      name: name === '' ? null : name,
      trigger,
      templateId: draft.templateId,
      conditions: {
        services: someOf(draft.services),
        sources: someOf(draft.sources),
        exceptSources: [...draft.exceptSources],
        channels: someOf(draft.channels),
        unlessConfirmed: draft.unlessConfirmed,
      },
      exemptFromQuietHours: draft.exemptFromQuietHours,
      usefulness,
      asksForAnswer: draft.asksForAnswer,
      enabled: draft.enabled,
    },
  };
}

function triggerOf(draft: RuleDraft, problems: DraftProblems): Trigger | null {
  switch (draft.kind) {
    case 'before':
    case 'after': {
      const minutes = minutesIn(draft.span);
      if (typeof minutes === 'number') return { kind: draft.kind, minutes };
      problems.span = minutes;
      return null;
    }
    case 'day-before-at':
      if (/^([01]\d|2[0-3]):[0-5]\d$/.test(draft.time)) return { kind: draft.kind, time: draft.time };
      problems.time = 'time';
      return null;
    case 'created':
    case 'changed':
    case 'cancelled':
    case 'paid':
    case 'no-show':
      return { kind: draft.kind };
  }
}

function usefulnessOf(draft: RuleDraft, problems: DraftProblems): Usefulness | null {
  if (draft.useful !== 'minutes') return { kind: draft.useful };
  const minutes = minutesIn(draft.usefulSpan);
  if (typeof minutes === 'number') return { kind: 'minutes', minutes };
  problems.usefulSpan = minutes;
  return null;
}

function minutesIn({ count, unit }: TypedSpan): number | 'amount' | 'tooLong' {
  if (count === null || !Number.isInteger(count) || count < 1) return 'amount';
  const minutes = minutesOf({ count, unit });
  return minutes > longest ? 'tooLong' : minutes;
}

function someOf<Item>(items: readonly Item[]): Item[] | null {
  return items.length === 0 ? null : [...items];
}
