import type { MessageView } from '#shared/api/calls/messages.ts';
import { messageInWords } from '#shared/domain/message-in-words.ts';

import type { Words } from '../words/words.ts';
import { withoutSecrets } from './private-text.ts';

export type ToldMessage = Pick<MessageView, 'kind' | 'text' | 'content' | 'isDeleted' | 'senderName'>;

/** One message in one line of at most `length` characters, as it may stand in a toast; in a group with who wrote it. */
export function messageLine(message: ToldMessage, words: Words, length: number): string {
  const line = withoutSecrets(inWords(message, words));
  const whole = message.senderName === null ? line : `${message.senderName}: ${line}`;
  return shortened(whole, length);
}

/** At most `length` signs as a person counts them; what was longer ends in an ellipsis. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

function inWords({ kind, text, content, isDeleted }: ToldMessage, { inbox }: Words): string {
  if (isDeleted) return inbox('message.deletedEmpty');
  if (content.kind === 'call') return inbox(`call.${content.isVideo ? 'video' : 'voice'}.${content.outcome}`);
  const line = messageInWords({ kind, text }, (name) =>
    name === 'deleted' ? inbox('message.deletedEmpty') : inbox(`kinds.${name}`),
  );
  // The window has a small picture before the words of a photo; a toast has only words.
  return isShownByPicture(content.kind) && text.trim() !== ''
    ? `${inbox(`kinds.${content.kind}`)}: ${line}`
    : line;
}

const shownByPicture = ['image', 'video', 'audio', 'voice', 'document', 'location', 'contacts'] as const;

function isShownByPicture(kind: string): kind is (typeof shownByPicture)[number] {
  return shownByPicture.some((known) => known === kind);
}
