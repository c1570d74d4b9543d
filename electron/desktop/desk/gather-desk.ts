import type { Client } from '#shared/api/client.ts';
import type { Trigger } from '#shared/domain/planning/rule.ts';

import type { Desk } from './desk.ts';

/** Rule id → what sets it off. */
export type RuleKinds = ReadonlyMap<string, Trigger['kind']>;

/**
 * One round of questions to the core. Of the outbox only the head is asked for: one text is written out, however many
 * wait. `kinds` are the rules as read before, null = read them if they are needed. Rejects when a call fails.
 */
export async function gatherDesk(
  client: Pick<Client, 'call'>,
  kinds: RuleKinds | null,
): Promise<{ readonly desk: Desk; readonly kinds: RuleKinds | null }> {
  const [counts, waiting, health, channels, settings, outbox] = await Promise.all([
    client.call('conversations.counts', {}),
    client.call('conversations.list', { filter: 'needs-reply', limit: 3 }),
    client.call('health.get', {}),
    client.call('channels.list', {}),
    client.call('settings.get', {}),
    client.call('outbox.list', { part: 'waiting', limit: 1 }),
  ]);
  const nextSend = outbox.items[0] ?? null;
  const ruleId = nextSend?.ruleId ?? null;
  const known = ruleId === null ? kinds : (kinds ?? (await readKinds(client)));
  return {
    desk: {
      needsReply: counts.needsReply,
      waiting: waiting.items,
      health,
      channels: channels.items,
      nextSend,
      nextSendKind: ruleId === null ? null : (known?.get(ruleId) ?? null),
      timeZone: settings.business.timeZone,
      bookingHookUrl: settings.bookingHookUrl,
    },
    kinds: known,
  };
}

async function readKinds(client: Pick<Client, 'call'>): Promise<RuleKinds> {
  const { items } = await client.call('rules.list', {});
  return new Map(items.map(({ id, trigger }) => [id, trigger.kind]));
}
