import type { OutboxItemView } from '#shared/api/calls/outbox.ts';
import type { RuleView } from '#shared/api/calls/rules.ts';
import type { TemplateView } from '#shared/api/calls/templates.ts';
import { asId } from '#shared/domain/ids.ts';

/** A message that a rule has planned; what a test is about is given by name. */
export function sampleOutboxItem(fields: Partial<OutboxItemView> = {}): OutboxItemView {
  return {
    id: asId('o1'),
    state: 'scheduled',
    origin: 'automation',
    dueAt: '2099-11-21T11:00:00.000Z',
    text: 'Hello Maria!\n*See you tomorrow.*',
    channelId: asId('n1'),
    contactId: asId('p1'),
    conversationId: asId('c1'),
    messageId: null,
    title: 'Maria Petrova',
    ruleId: asId('day-before'),
    ruleName: null,
    bookingIds: [asId('b1')],
    dueReason: 'on-time',
    wantedAt: null,
    skipReason: null,
    isByHand: false,
    usefulUntil: '2099-11-22T09:00:00.000Z',
    attempts: 0,
    reason: 'Planned by a rule.',
    errorCode: null,
    createdAt: '2026-11-20T10:00:00.000Z',
    ...fields,
  };
}

/** The reminder of the day before. */
export function sampleRule(fields: Partial<RuleView> = {}): RuleView {
  return {
    id: asId('day-before'),
    name: null,
    trigger: { kind: 'before', minutes: 1440 },
    templateId: asId('t-day-before'),
    templateName: 'Reminder the day before',
    conditions: {
      services: null,
      sources: null,
      exceptSources: ['torrow'],
      channels: null,
      unlessConfirmed: false,
    },
    exemptFromQuietHours: false,
    usefulness: { kind: 'catch-up' },
    asksForAnswer: true,
    enabled: true,
    isShipped: true,
    waiting: 0,
    ...fields,
  };
}

/** The text of that reminder. */
export function sampleTemplate(fields: Partial<TemplateView> = {}): TemplateView {
  return {
    id: asId('t-day-before'),
    event: 'reminder',
    name: 'Reminder the day before',
    texts: { en: 'See you tomorrow.', ru: null },
    signOff: { en: null, ru: null },
    version: 1,
    isShipped: true,
    canUndo: false,
    usedBy: [],
    ...fields,
  };
}
