import type { OutgoingMessage } from '../provider.ts';

export type OutgoingFile = NonNullable<OutgoingMessage['file']>;
export type FileKind = 'image' | 'video' | 'audio' | 'document';

const megabyte = 1024 * 1024;

/** What WhatsApp shows in a bubble of its own, up to which size in bytes (Meta's page of media types). */
const shown: readonly { kind: FileKind; types: RegExp; most: number }[] = [
  { kind: 'image', types: /^image\/(jpeg|png)$/, most: 5 * megabyte },
  { kind: 'video', types: /^video\/(mp4|3gpp)$/, most: 16 * megabyte },
  { kind: 'audio', types: /^audio\/(aac|mp4|mpeg|amr|ogg|opus)$/, most: 16 * megabyte },
];

/** Bytes of any file. */
export const largestFile = 100 * megabyte;

/** As what a file goes: a picture that is too large for one goes as a document; audio cannot carry words. */
export function fileKindOf(file: Pick<OutgoingFile, 'mimeType' | 'size'>, hasWords: boolean): FileKind {
  const type = file.mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  const match = shown.find(({ types, most }) => types.test(type) && file.size <= most);
  return match === undefined || (match.kind === 'audio' && hasWords) ? 'document' : match.kind;
}
