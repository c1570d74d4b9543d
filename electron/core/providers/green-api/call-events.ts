import type { CallOutcome } from '#shared/domain/call.ts';
import type { ChatReference, InboundEvent, Normalised } from '#shared/domain/inbound-event.ts';

import { chatOf, isSameChat } from './chat.ts';
import { epochMs, fields, idText, isTrue, rows, text, type Fields } from '../lenient.ts';

/**
 * A call: two notifications with the same id, `offer` and how it ended; either may be missing or come first. Each
 * tells the message that stands for the call (known by its id, so a second one changes nothing) and the outcome.
 */
export function callEvents(body: Fields, isIncoming: boolean, receivedAt: number): Normalised {
  const providerMessageId = idText(body, 'idMessage');
  if (providerMessageId === null) throw new Error('A call without an id.');
  const at = epochMs(body, 'timestamp') ?? receivedAt;
  const sides = isIncoming ? [incomingSide(body)] : outgoingSides(body);
  const events = sides.flatMap(({ chatId, status }): InboundEvent[] => {
    const chat = chatId === null ? null : chatOf(chatId, [text(body, 'chatName', 'fromName')], []);
    if (chat === null || 'ignored' in chat) return [];
    const outcome = isIncoming ? incomingOutcome(status) : outgoingOutcome(status);
    return [
      callMessage(body, { chat, providerMessageId, at, isIncoming, outcome }),
      { kind: 'call-update', chat, targetProviderMessageId: providerMessageId, outcome, at },
    ];
  });
  return events.length > 0
    ? { kind: 'events', events }
    : { kind: 'ignored', reason: 'A call that does not say with whom.' };
}

type Side = { readonly chatId: string | null; readonly status: string | null };

function incomingSide(body: Fields): Side {
  return { chatId: idText(body, 'from', 'chatId'), status: text(body, 'status') };
}

/** `from` is ourselves in live bodies and the other side in the documents: the participants say it without doubt. */
function outgoingSides(body: Fields): Side[] {
  const wid = idText(fields(body, 'instanceData'), 'wid');
  const status = text(body, 'status');
  const participants = rows(body, 'participants').map((one) => ({
    chatId: idText(one, 'id'),
    status: text(one, 'status') ?? status,
  }));
  if (participants.length > 0) return participants;
  const from = idText(body, 'from', 'chatId');
  return from !== null && wid !== null && isSameChat(from, wid) ? [] : [{ chatId: from, status }];
}

/** `declined` and `missed` both mean that nobody answered in time; who refuses a call "hangs up" (both spellings occur). */
function incomingOutcome(status: string | null): CallOutcome {
  switch (status?.toLowerCase()) {
    case 'offer':
      return 'ringing';
    case 'pickup':
      return 'answered';
    case 'hangup':
    case 'hungup':
      return 'declined';
    case 'missed':
    case 'declined':
      return 'missed';
    default:
      return 'ended';
  }
}

function outgoingOutcome(status: string | null): CallOutcome {
  switch (status?.toLowerCase()) {
    case 'offer':
      return 'ringing';
    case 'pickup':
      return 'answered';
    case 'hangup':
    case 'hungup':
    case 'missed':
      return 'missed';
    case 'declined':
      return 'declined';
    default:
      return 'ended';
  }
}

function callMessage(
  body: Fields,
  call: {
    chat: ChatReference;
    providerMessageId: string;
    at: number;
    isIncoming: boolean;
    outcome: CallOutcome;
  },
): InboundEvent {
  return {
    kind: 'message',
    chat: call.chat,
    providerMessageId: call.providerMessageId,
    at: call.at,
    author: call.isIncoming ? 'customer' : 'phone',
    sender: null,
    content: { kind: 'call', isVideo: isTrue(body, 'isVideo'), outcome: call.outcome },
    media: null,
    quoted: null,
    status: null,
    isEdited: false,
    isDeleted: false,
  };
}
