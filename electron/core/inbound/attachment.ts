import { extension } from 'mime-types';

import type { MediaSource } from '#shared/domain/inbound-event.ts';
import { asId, type AttachmentId } from '#shared/domain/ids.ts';
import { mediaOf, type MessageContent } from '#shared/domain/message.ts';

import { insertAttachment } from '../store/attachments.ts';
import type { WriteDb } from '../store/database.ts';
import type { ApplyContext } from './context.ts';

/** The largest file that is fetched, bytes: what the providers themselves take at most. */
export const largestMedia = 100 * 1024 * 1024;

const mimeTypeOf: Partial<Record<MessageContent['kind'], string>> = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/mpeg',
  voice: 'audio/ogg',
  sticker: 'image/webp',
};

/** Puts a message's file in line to be fetched; a message without a file changes nothing. */
export function addAttachment(
  db: WriteDb,
  context: ApplyContext,
  messageSeq: number,
  content: MessageContent,
  source: MediaSource | null,
): void {
  const media = mediaOf(content);
  if (media === null && source === null) return;
  const mimeType = cleanMimeType(
    source?.mimeType ?? media?.mimeType ?? mimeTypeOf[content.kind] ?? 'application/octet-stream',
  );
  const size = source?.size ?? null;
  const isTooLarge = size !== null && size > largestMedia;
  insertAttachment(db, {
    id: asId<AttachmentId>(context.newId()),
    messageSeq,
    state: isTooLarge ? 'too-large' : 'pending',
    sourceUrl: source?.url ?? null,
    sourceId: source?.id ?? null,
    fileName: cleanFileName(source?.fileName ?? media?.fileName ?? '', content.kind, mimeType),
    mimeType,
    size,
    width: null,
    height: null,
    path: null,
    attempts: 0,
    nextAttemptAt: isTooLarge ? null : context.now,
    error: null,
  });
  context.touched.work = true;
}

/** The type without its parameters (`audio/ogg; codecs=opus`), lower case. */
export function cleanMimeType(mimeType: string): string {
  const bare = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]+\/[\w.+-]+$/.test(bare) ? bare : 'application/octet-stream';
}

/** Names that Windows keeps for devices, with whatever ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A file name that is only a name: no folders, no control or direction-changing characters, nothing that Windows
 * refuses; at most 150 characters with its ending kept. An empty one is made of the kind of message.
 */
export function cleanFileName(raw: string, kind: string, mimeType: string): string {
  const name = (raw.split(/[/\\]/).at(-1) ?? '')
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffd<>:"|?*]/g, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(deviceName, '_$&');
  if (name === '') return `${kind}.${extension(mimeType) || 'bin'}`;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  const stem = name.slice(0, name.length - ending.length).slice(0, 150 - ending.length);
  // Not the first half of a character of two units.
  return stem.replace(/[\ud800-\udbff]$/, '') + ending;
}

/** The ending of the stored file, with its dot: from the name when harmless, else from the type; '' when unknown. */
export function storedExtension(fileName: string, mimeType: string): string {
  const own = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1];
  const known = own ?? (extension(mimeType) || '');
  return known === '' ? '' : `.${known.toLowerCase()}`;
}
