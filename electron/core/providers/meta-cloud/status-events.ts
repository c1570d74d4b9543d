import type { ChatReference, InboundEvent } from '#shared/domain/inbound-event.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';

import { epochMs, idText, text, type Fields } from '../lenient.ts';
import { failureOf, firstError } from './error-codes.ts';
import type { ItemReading } from './message-events.ts';
import { chatWith, groupChat, personIn } from './people.ts';

const statuses = new Map<string, OutgoingStatus>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'played'],
  ['failed', 'failed'],
]);

/**
 * One item of `value.statuses`. Prices and conversations are left alone. Statuses of messages that others sent (from
 * Meta's own pages, by another app) are normal: they find no message.
 */
export function readStatus(item: Fields, value: Fields, receivedAt: number): ItemReading {
  const providerMessageId = idText(item, 'id');
  if (providerMessageId === null) throw new Error('A status that does not say of which message.');
  const told = text(item, 'status')?.trim().toLowerCase() ?? '';
  const status = statuses.get(told);
  if (!status) return { note: `Deskbell does not keep the status "${told.slice(0, 40)}".` };
  const error = status === 'failed' ? firstError(item) : null;
  const event: InboundEvent = {
    kind: 'status',
    chat: chatOf(item, value),
    providerMessageId,
    status,
    failure:
      status !== 'failed'
        ? null
        : error === null
          ? { code: 'provider-error', detail: null }
          : failureOf(error),
    at: epochMs(item, 'timestamp') ?? receivedAt,
    outboxId: text(item, 'biz_opaque_callback_data'),
  };
  return { events: [event] };
}

/** Whom it went to. The parent's id was renamed in May 2026. */
function chatOf(item: Fields, value: Fields): ChatReference | null {
  const recipient = idText(item, 'recipient_id');
  if (text(item, 'recipient_type') === 'group') return recipient === null ? null : groupChat(recipient);
  const person = personIn(value, [
    recipient,
    idText(item, 'recipient_user_id'),
    idText(item, 'recipient_parent_user_id', 'parent_recipient_user_id'),
  ]);
  return person === null ? null : chatWith(person);
}
