import { plainTextOf } from './formatting.ts';
import type { MessageKind } from './message.ts';

const kinds: Record<MessageKind, true> = {
  text: true,
  image: true,
  video: true,
  audio: true,
  voice: true,
  document: true,
  sticker: true,
  location: true,
  contacts: true,
  poll: true,
  buttons: true,
  'button-reply': true,
  'group-invite': true,
  call: true,
  unreadable: true,
  unsupported: true,
};

/** True for a kind that this version knows; lists and quotes also have `deleted`, a newer core may have others. */
export function isMessageKind(kind: string): kind is MessageKind {
  return Object.hasOwn(kinds, kind);
}

/**
 * A message in one line: its words without WhatsApp's marks, or the name of its kind when it has none. `nameOf` gives
 * that name in the language of the reader.
 */
export function messageInWords(
  { kind, text }: { readonly kind: string; readonly text: string },
  nameOf: (kind: MessageKind | 'deleted') => string,
): string {
  const words = plainTextOf(text.slice(0, 300)).replace(/\s+/g, ' ').trim();
  if (words !== '') return words;
  if (kind === 'deleted') return nameOf('deleted');
  return nameOf(isMessageKind(kind) ? kind : 'unsupported');
}
