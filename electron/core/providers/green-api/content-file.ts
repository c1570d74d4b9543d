import type { MediaSource } from '#shared/domain/inbound-event.ts';
import type { MediaDescription, MessageContent } from '#shared/domain/message.ts';

import { isTrue, text, type Fields } from '../lenient.ts';
import { unreadableReason } from './markers.ts';

export type ReadContent = { readonly content: MessageContent; readonly media: MediaSource | null };
export type FileKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

/** A preview longer than this is no thumbnail; it would only fill the database. Characters of base64. */
const longestThumbnail = 40_000;

/**
 * A message with a file. `file` is `fileMessageData` of a webhook or the journal item itself: the names are the same.
 * Voice notes come as audio in Ogg; an audio file that was sent as a document is shown with a player.
 */
export function readFile(kind: FileKind, file: Fields): ReadContent {
  const url = text(file, 'downloadUrl');
  const reason = unreadableReason(url) ?? unreadableReason(text(file, 'caption'));
  if (reason) return { content: { kind: 'unreadable', reason }, media: null };

  const mimeType = text(file, 'mimeType')?.trim() ?? null;
  const fileName = text(file, 'fileName');
  const thumbnail = text(file, 'jpegThumbnail');
  const media: MediaDescription = {
    fileName,
    mimeType,
    caption: text(file, 'caption'),
    ...(thumbnail !== null && thumbnail.length <= longestThumbnail ? { thumbnail } : {}),
    ...(isTrue(file, 'isForwarded') ? { isForwarded: true } : {}),
  };
  return {
    content: contentOf(kind, media, isTrue(file, 'isAnimated')),
    media: { url, fileName, mimeType, size: null },
  };
}

function contentOf(kind: FileKind, media: MediaDescription, isAnimated: boolean): MessageContent {
  switch (kind) {
    case 'audio':
      return { kind: /^audio\/ogg\b/i.test(media.mimeType ?? '') ? 'voice' : 'audio', media };
    case 'document':
      return { kind: /^audio\//i.test(media.mimeType ?? '') ? 'audio' : 'document', media };
    case 'sticker':
      return { kind: 'sticker', media, isAnimated };
    case 'image':
    case 'video':
      return { kind, media };
  }
}
