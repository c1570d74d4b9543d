import type { ReplyCardView } from '#shared/api/calls/automation.ts';
import type { ConversationView } from '#shared/api/calls/conversations.ts';

import type { Words } from '../words/words.ts';
import { cardDeeds, chatDeeds, deedInWords, type Deed, type Platform } from './buttons.ts';
import { messageLine, shortened, type ToldMessage } from './message-line.ts';
import { withoutSecrets } from './private-text.ts';
import { endOfCard, idOfToast } from './toast-subject.ts';
import type { Toast } from './toast.ts';

/** How toasts look at the moment. */
export type ToastLook = {
  readonly words: Words;
  readonly platform: Platform;
  /** Neither names nor texts: the owner wants it so, or Deskbell is locked. */
  readonly isHidden: boolean;
  readonly isSilent: boolean;
};

/** What has come in a chat and nobody has seen yet. */
export type ChatNews = {
  readonly chat: Pick<ConversationView, 'id' | 'title' | 'kind'>;
  /** How many messages are unread; at least one. */
  readonly count: number;
  /** The newest of them, newest first. */
  readonly messages: readonly ToldMessage[];
  /** The number's name where there are several. */
  readonly channelLabel: string | null;
};

/** Characters of the newest message, and of each older one. */
const newestLength = 180;
const olderLength = 60;
const shownLines = 3;
/** Names in a summary. */
const shownNames = 3;

/** The toast of a chat: who wrote, how often, the newest words on top. */
export function chatToast(news: ChatNews, look: ToastLook): Toast {
  const { chat, count, messages, channelLabel } = news;
  const { words, platform } = look;
  const base = { ...frame(idOfToast({ kind: 'chat', conversationId: chat.id }), look), group: chat.id };
  if (look.isHidden) return hiddenToast(base, look);
  const lines = messages
    .slice(0, shownLines)
    .map((message, index) => messageLine(message, words, index === 0 ? newestLength : olderLength));
  const counted = `${nameOf(chat, words)}${count > 1 ? ` (${count})` : ''}`;
  return {
    ...base,
    title: channelLabel === null ? counted : `${counted} · ${channelLabel}`,
    body: lines.join('\n'),
    buttons: inWords(chatDeeds(platform), words),
    replyField: words.toasts('replyField'),
  };
}

/** The toast of an answer that a person has to read; it stands in the place of the message's own. */
export function cardToast(
  card: Pick<ReplyCardView, 'id' | 'text' | 'bookings'>,
  chat: ChatNews['chat'],
  look: ToastLook,
): Toast {
  const { words } = look;
  const id = idOfToast({ kind: 'card', conversationId: chat.id, cardEnd: endOfCard(card.id) });
  const base = { ...frame(id, look), group: chat.id };
  if (look.isHidden) return hiddenToast(base, look);
  const text = shortened(withoutSecrets(card.text.replace(/\s+/g, ' ').trim()), newestLength);
  return {
    ...base,
    title: words.toasts('card.title', { name: nameOf(chat, words) }),
    body: `${text}\n${questionOf(card.bookings, words)}`,
    buttons: inWords(cardDeeds(card.bookings.length), words),
    replyField: words.toasts('replyField'),
  };
}

/** One toast for many chats at once. */
export function severalToast(chats: readonly ChatNews['chat'][], look: ToastLook): Toast {
  return {
    ...frame('several', look),
    title: look.words.toasts('several', { count: chats.length }),
    body: look.isHidden ? '' : namesOf(chats, look.words),
  };
}

/** One toast for `count` messages that came while the computer was off or offline. */
export function missedToast(count: number, chats: readonly ChatNews['chat'][], look: ToastLook): Toast {
  return {
    ...frame('missed', look),
    title: look.words.toasts('missed', { count }),
    body: look.isHidden ? '' : namesOf(chats, look.words),
  };
}

/** An answer typed into a toast did not go; `isKept`: its text waits in the chat. */
export function unsentToast(
  chat: ChatNews['chat'],
  { isKept, isNumberGone }: { readonly isKept: boolean; readonly isNumberGone: boolean },
  look: ToastLook,
): Toast {
  const { words } = look;
  const next = words.toasts(isKept ? 'unsent.kept' : 'unsent.lost');
  return {
    ...frame(idOfToast({ kind: 'unsent', conversationId: chat.id }), look),
    title: look.isHidden
      ? words.toasts('unsent.hiddenTitle')
      : words.toasts('unsent.title', { name: nameOf(chat, words) }),
    body: isNumberGone ? `${words.inbox('composer.removed')} ${next}` : next,
  };
}

/** What every toast begins with. */
export function frame(id: string, { isSilent }: Pick<ToastLook, 'isSilent'>): Toast {
  return { id, group: id, title: '', body: '', buttons: [], replyField: null, isSilent };
}

function hiddenToast(base: Toast, { words }: ToastLook): Toast {
  return { ...base, title: words.toasts('hidden.title'), body: words.toasts('hidden.text') };
}

function nameOf({ title }: ChatNews['chat'], { inbox }: Words): string {
  return title === '' ? inbox('nameless') : shortened(title, 60);
}

function namesOf(chats: readonly ChatNews['chat'][], words: Words): string {
  const names = chats.slice(0, shownNames).map((chat) => nameOf(chat, words));
  const more = chats.length - names.length;
  return more === 0 ? names.join(', ') : words.toasts('andMore', { names: names.join(', '), count: more });
}

function inWords(deeds: readonly Deed[], words: Words): string[] {
  return deeds.map((deed) => deedInWords(deed, words));
}

/** The same question as on the card in the chat. */
function questionOf(visits: ReplyCardView['bookings'], { bookings: t, language }: Words): string {
  const [only, ...others] = visits;
  if (only === undefined) return t('reply.askNone');
  if (others.length > 0) return t('reply.askWhich');
  const service = only.service === '' ? t('visit.noService') : only.service;
  return t('reply.ask', { visit: `${service}, ${wallTime(only.local, language)}` });
}

/** "Tue 24 Nov 15:00", by the wall of the shop. */
function wallTime(local: string, language: Words['language']): string {
  const at = new Date(`${local.slice(0, 16)}Z`);
  const locale = language === 'en' ? 'en-GB' : language;
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return `${day.format(at).replace(',', '')} ${local.slice(11, 16)}`;
}
