import { assertNever } from '#shared/domain/assert-never.ts';
import type { MessageView } from '#shared/api/calls/messages.ts';

import { Film } from '../content/film.tsx';
import { Notice } from '../content/notice.tsx';
import { Paper } from '../content/paper.tsx';
import { People } from '../content/people.tsx';
import { Picture, StickerPicture } from '../content/picture.tsx';
import { Place } from '../content/place.tsx';
import { PollCard } from '../content/poll-card.tsx';
import { Recording } from '../content/recording.tsx';

/** What a message says apart from its words: the picture, the file, the card. Null for plain text. */
export function MessageBody({ message }: { message: MessageView }) {
  const { content } = message;
  switch (content.kind) {
    case 'text':
      return null;
    case 'image':
      return <Picture message={message} media={content.media} />;
    case 'video':
      return <Film message={message} media={content.media} />;
    case 'audio':
    case 'voice':
      return <Recording message={message} kind={content.kind} />;
    case 'document':
      return <Paper message={message} media={content.media} />;
    case 'sticker':
      return <StickerPicture message={message} />;
    case 'location':
      return <Place content={content} />;
    case 'contacts':
      return <People contacts={content.contacts} />;
    case 'poll':
      return <PollCard content={content} />;
    case 'buttons':
    case 'button-reply':
    case 'group-invite':
    case 'call':
    case 'unreadable':
    case 'unsupported':
      return <Notice content={content} />;
    default:
      return assertNever(content, 'message content');
  }
}

/** The words that stand in the bubble's flow, with time and ticks in their last line. Empty for kinds that have none. */
export function wordsOf(message: MessageView): string {
  const { content } = message;
  if (content.kind === 'text') return content.text;
  return 'media' in content ? (content.media.caption ?? '') : '';
}

/** True for what was passed on from another chat. */
export function isForwarded({ content }: MessageView): boolean {
  if (content.kind === 'text') return content.isForwarded === true;
  return 'media' in content && content.media.isForwarded === true;
}
