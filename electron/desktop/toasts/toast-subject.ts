import { noticeSteps } from '#shared/api/notice-in-words.ts';
import { noticeKinds, type NoticeView } from '#shared/api/calls/automation.ts';
import { assertNever } from '#shared/domain/assert-never.ts';
import { asId, type ChannelId, type ConversationId } from '#shared/domain/ids.ts';

/** What a toast is about. */
export type ToastSubject =
  /** New messages of a chat. */
  | { readonly kind: 'chat'; readonly conversationId: ConversationId }
  /** An answer that a person has to read; `cardEnd`: the last twelve characters of the card's id. */
  | { readonly kind: 'card'; readonly conversationId: ConversationId; readonly cardEnd: string }
  /** Many chats at once. */
  | { readonly kind: 'several' }
  /** What came while the computer was off or offline. */
  | { readonly kind: 'missed' }
  /** An answer typed into a toast that did not go. */
  | { readonly kind: 'unsent'; readonly conversationId: ConversationId }
  | { readonly kind: 'number'; readonly channelId: ChannelId }
  /** Messages of which nobody knows whether they were sent. */
  | { readonly kind: 'unknown' }
  /** The public address does not work. */
  | { readonly kind: 'address' }
  | { readonly kind: 'notice'; readonly notice: NoticeView['kind']; readonly id: string };

/**
 * The id of the toast about it. It survives a restart and comes back with the click: Windows takes letters, digits and
 * dashes, 64 at most.
 */
export function idOfToast(subject: ToastSubject): string {
  switch (subject.kind) {
    case 'chat':
    case 'unsent':
      return `${subject.kind}-${subject.conversationId}`;
    case 'card':
      return `card-${subject.conversationId}-${subject.cardEnd}`;
    case 'number':
      return `number-${subject.channelId}`;
    case 'notice':
      return `notice-${subject.notice}-${subject.id}`;
    case 'several':
    case 'missed':
    case 'unknown':
    case 'address':
      return subject.kind;
    default:
      return assertNever(subject, 'subject of a toast');
  }
}

/** What a toast is about, or null for an id that is none of ours. */
export function subjectOfToast(id: string): ToastSubject | null {
  if (id === 'several' || id === 'missed' || id === 'unknown' || id === 'address') return { kind: id };
  const [, kind, rest = ''] = /^(chat|unsent|card|number|notice)-([\w-]+)$/.exec(id) ?? [];
  switch (kind) {
    case 'chat':
    case 'unsent':
      return { kind, conversationId: asId<ConversationId>(rest) };
    case 'number':
      return { kind, channelId: asId<ChannelId>(rest) };
    case 'card': {
      const [, chat, cardEnd] = /^(.+)-(\w{1,12})$/.exec(rest) ?? [];
      if (chat === undefined || cardEnd === undefined) return null;
      return { kind, conversationId: asId<ConversationId>(chat), cardEnd };
    }
    case 'notice': {
      const notice = noticeKinds.find((known) => rest.startsWith(`${known}-`));
      return notice === undefined ? null : { kind, notice, id: rest.slice(notice.length + 1) };
    }
    default:
      return null;
  }
}

/** The end of a card's id, as it stands in the id of its toast. */
export function endOfCard(cardId: string): string {
  return cardId.replace(/\W/g, '').slice(-12);
}

/** Where a click leads. */
export function addressOfSubject(subject: ToastSubject): string {
  switch (subject.kind) {
    case 'chat':
    case 'card':
    case 'unsent':
      return `/inbox/${subject.conversationId}`;
    case 'several':
    case 'missed':
      return '/inbox';
    case 'number':
      return '/connections';
    case 'unknown':
      return '/outbox/history';
    case 'address':
      return '/connections/address';
    case 'notice':
      return noticeSteps[subject.notice].address;
    default:
      return assertNever(subject, 'subject of a toast');
  }
}

/**
 * macOS: the link behind the toast whose click has started the program; `launchInfo` comes with `ready`. Null for any
 * other start, and for a toast that is none of ours.
 */
export function linkOfLaunch(launchInfo: unknown): string | null {
  if (typeof launchInfo !== 'object' || launchInfo === null || !('identifier' in launchInfo)) return null;
  const subject = typeof launchInfo.identifier === 'string' ? subjectOfToast(launchInfo.identifier) : null;
  return subject && `deskbell:/${addressOfSubject(subject)}`;
}
