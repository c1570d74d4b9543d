import type { CallName } from '#shared/api/contract.ts';
import type { Change, EventFrame } from '#shared/api/events.ts';

/** What became stale: everything, or what these changes touch. */
export type Staleness = { kind: 'everything' } | { kind: 'changes'; changes: readonly Change[] };

/**
 * Judges frames as they come: the first of a run, or one after a gap, makes everything stale; the others only what
 * they name. Keep one for each stream.
 */
export function createFrameJudge(): (frame: EventFrame) => Staleness | null {
  let run: string | null = null;
  let sequence = 0;
  return (frame) => {
    switch (frame.kind) {
      case 'hello': {
        const missedNothing = frame.run === run && frame.sequence === sequence;
        run = frame.run;
        sequence = frame.sequence;
        return missedNothing ? null : { kind: 'everything' };
      }
      case 'changes': {
        const followsOn = frame.sequence === sequence + 1;
        sequence = frame.sequence;
        return followsOn ? { kind: 'changes', changes: frame.changes } : { kind: 'everything' };
      }
    }
  };
}

/** A call whose answer is stale; `where` narrows it to the answers asked for with these inputs. */
export type StaleCall = { readonly name: CallName; readonly where?: Readonly<Record<string, string>> };

/** The calls whose answers a change makes stale. */
export function callsTouchedBy(change: Change): readonly StaleCall[] {
  switch (change.topic) {
    case 'conversation':
      return [
        { name: 'conversations.list' },
        { name: 'conversations.counts' },
        { name: 'conversations.get', where: { id: change.conversationId } },
        // A card waits as long as its chat does.
        { name: 'replyCards.list', where: { conversationId: change.conversationId } },
      ];
    case 'messages':
      return [{ name: 'messages.list', where: { conversationId: change.conversationId } }];
    case 'contact':
      return [
        { name: 'contacts.get', where: { id: change.contactId } },
        { name: 'conversations.list' },
        { name: 'conversations.get' },
        { name: 'bookings.list' },
        { name: 'bookings.get' },
        { name: 'bookings.counts' },
        { name: 'rules.explain' },
      ];
    case 'channel':
      return [
        { name: 'channels.list' },
        { name: 'health.get' },
        { name: 'health.report' },
        { name: 'metaTemplates.accounts' },
      ];
    case 'outbox':
      return [
        { name: 'outbox.list' },
        { name: 'sending.preview' },
        { name: 'bookings.list' },
        { name: 'bookings.get' },
        { name: 'rules.explain' },
        { name: 'health.get' },
        { name: 'health.report' },
      ];
    case 'journal':
      return [
        { name: 'journal.list' },
        { name: 'journal.get' },
        { name: 'journal.replaying' },
        { name: 'journal.exporting' },
        { name: 'health.get' },
        { name: 'health.report' },
      ];
    case 'settings':
      return [
        { name: 'settings.get' },
        { name: 'users.list' },
        { name: 'templates.preview' },
        { name: 'metaTemplates.render' },
      ];
    case 'sending':
      return [
        { name: 'health.get' },
        { name: 'health.report' },
        { name: 'outbox.list' },
        { name: 'sending.preview' },
        { name: 'bookings.get' },
        { name: 'rules.explain' },
      ];
    case 'bookings':
      return [
        { name: 'bookings.list' },
        { name: 'bookings.get' },
        { name: 'bookings.counts' },
        { name: 'rules.explain' },
        { name: 'templates.preview' },
        { name: 'replyCards.list' },
      ];
    case 'sources':
      return [{ name: 'sources.list' }, { name: 'sources.imports' }, { name: 'health.report' }];
    case 'templates':
      return [
        { name: 'templates.list' },
        { name: 'rules.list' },
        { name: 'outbox.list' },
        { name: 'metaTemplates.list' },
        { name: 'metaTemplates.render' },
      ];
    case 'rules':
      return [
        { name: 'rules.list' },
        { name: 'rules.simulate' },
        { name: 'rules.explain' },
        { name: 'templates.list' },
        { name: 'bookings.get' },
      ];
    case 'replies':
      return [{ name: 'replies.get' }, { name: 'replyCards.list' }];
    case 'notices':
      return [{ name: 'notices.list' }];
    case 'tunnel':
      return [
        { name: 'tunnel.get' },
        { name: 'health.get' },
        { name: 'health.report' },
        { name: 'channels.list' },
        { name: 'settings.get' },
      ];
    case 'meta-templates':
      return [
        { name: 'metaTemplates.list' },
        { name: 'metaTemplates.accounts' },
        { name: 'metaTemplates.render' },
        { name: 'templates.list' },
      ];
    case 'disk':
      return [{ name: 'health.get' }, { name: 'health.report' }];
    case 'incoming':
      // When something last came in, and so whether a new number was ever heard of.
      return [{ name: 'channels.list' }];
  }
}

/** True when an answer kept under `key` (the call's name, then its input) is one of those. */
export function isStale(key: readonly unknown[], stale: StaleCall): boolean {
  const [name, input] = key;
  if (name !== stale.name) return false;
  return Object.entries(stale.where ?? {}).every(([field, value]) => {
    if (typeof input !== 'object' || input === null || !(field in input)) return true;
    // The check above proves that the field is there; what it holds is only compared.
    return (input as Record<string, unknown>)[field] === value;
  });
}
