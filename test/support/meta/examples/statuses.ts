import type { InboundEvent } from '#shared/domain/inbound-event.ts';

import { contactOf, errorOf, statusItem, webhook, type Body, type Customer } from '../bodies.ts';
import { at, chatWithOlga, chatWithVera, olga, salon, vera, type Example } from './example.ts';

type Facts = {
  readonly to?: Customer;
  readonly errors?: Body[];
  readonly more?: Body;
  readonly contacts?: Body[];
};

function statusBody(status: string, { to = vera, contacts, ...facts }: Facts = {}): Body {
  const item = statusItem({ id: `wamid.sent-${status}`, status, at, to, ...facts });
  return webhook(salon, { ...(contacts ? { contacts } : {}), statuses: [item] });
}

function climbed(
  status: 'sent' | 'delivered' | 'read' | 'failed',
  more: Partial<Extract<InboundEvent, { kind: 'status' }>> = {},
): InboundEvent {
  return {
    kind: 'status',
    chat: chatWithVera([]),
    providerMessageId: `wamid.sent-${status}`,
    status,
    failure: null,
    at,
    outboxId: null,
    ...more,
  };
}

const group = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAz';
const withheld = 'The message was held back so that the recipient gets fewer promotions.';
const absolute = 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/';
const failure = { code: 'refused-by-provider' as const, detail: `${withheld} (131049)` };
const crowd = 'There were too many messages from this number in a short time';

/** Everything that may stand in `value.statuses` and `value.errors` of the field `messages`. */
export const statusExamples: readonly Example[] = [
  {
    name: 'status sent, with the conversation',
    body: statusBody('sent', {
      more: {
        conversation: { id: '5b1c77', expiration_timestamp: '1762086400', origin: { type: 'utility' } },
        pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' },
      },
    }),
    means: [climbed('sent')],
  },
  { name: 'status without a conversation', body: statusBody('read'), means: [climbed('read')] },
  {
    name: 'status delivered, priced by conversation',
    body: statusBody('delivered', {
      more: {
        conversation: { id: '5b1c77', origin: { type: 'service' } },
        pricing: { billable: true, pricing_model: 'CBP', category: 'service' },
      },
    }),
    means: [climbed('delivered')],
  },
  {
    name: 'status failed, with a relative link',
    body: statusBody('failed', { errors: [errorOf(131049, withheld)] }),
    means: [climbed('failed', { failure })],
  },
  {
    name: 'status failed, with a whole link',
    body: statusBody('failed', { errors: [{ ...errorOf(131049, withheld), href: absolute }] }),
    means: [climbed('failed', { failure })],
  },
  {
    name: 'status of somebody without a phone',
    body: statusBody('delivered', {
      to: olga,
      contacts: [contactOf(olga)],
      more: {
        recipient_parent_user_id: olga.parentId,
        pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' },
      },
    }),
    means: [climbed('delivered', { chat: chatWithOlga })],
  },
  {
    name: 'status read in a group',
    body: statusBody('read', {
      to: { waId: group },
      more: { recipient_type: 'group', participant_recipient_id: vera.waId },
    }),
    means: [climbed('read', { chat: { providerChatId: group, kind: 'group', identifiers: [], names: [] } })],
  },
  {
    name: 'errors, with a relative link',
    body: webhook(salon, { errors: [errorOf(130429, crowd)] }),
    means: `Meta reports trouble: ${crowd} (130429)`,
  },
  {
    name: 'errors, with a whole link',
    body: webhook(salon, { errors: [{ ...errorOf(130429, crowd), href: absolute }] }),
    means: `Meta reports trouble: ${crowd} (130429)`,
  },
];
