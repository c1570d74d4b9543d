import { lookup } from 'mime-types';

import type { MediaSource } from '#shared/domain/inbound-event.ts';
import type { MessageContent } from '#shared/domain/message.ts';

import { fields, isFields, number, rows, text, type Fields } from '../lenient.ts';
import { nameOfVcard, phonesOfVcard } from '../vcard.ts';

export type ReadContent = { readonly content: MessageContent; readonly media: MediaSource | null };
type FileKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';

/** What a message says. Whatever is not known is kept with its words and its file. */
export function readContent(message: Fields): ReadContent {
  const type = (text(message, 'type') ?? 'unknown').trim().toLowerCase();
  const words = text(message, 'text') ?? text(fields(message, 'oldInfo'), 'oldText');
  const uri = text(message, 'contentUri');
  if (uri !== null) return readFile(fileKindOf(type, nameInUri(uri)), uri, words);
  return { content: readPlain(type, message, words), media: null };
}

function readPlain(type: string, message: Fields, words: string | null): MessageContent {
  switch (type) {
    case 'text':
    case 'wapi_template':
      if (words === null) break;
      return readOffer(message, words) ?? { kind: 'text', text: words };
    case 'missing_call':
      return { kind: 'call', isVideo: false, outcome: 'missed' };
    case 'geo':
      return readPlace(message, words) ?? unsupported(type, words);
    case 'vcard':
      return readCards(message, words) ?? unsupported(type, words);
  }
  return unsupported(type, words);
}

function unsupported(providerKind: string, words: string | null): MessageContent {
  return { kind: 'unsupported', providerKind, text: words };
}

/** Buttons that were offered with a text; what they look like is not documented, so any object with a text is one. */
function readOffer(message: Fields, body: string): MessageContent | null {
  if (message.isEcho !== true) return null;
  const found = rows(message, 'interactive').flatMap((part) =>
    Array.isArray(part.buttons) ? part.buttons.filter(isFields) : [part],
  );
  const buttons = found.flatMap((button) => {
    const label = text(button, 'text', 'title');
    return label === null ? [] : [{ id: text(button, 'payload', 'id'), text: label }];
  });
  return buttons.length === 0 ? null : { kind: 'buttons', header: null, body, footer: null, buttons };
}

/** The fields of a place are not documented: an object with its numbers, or a text (or a link) that holds them. */
function readPlace(message: Fields, words: string | null): MessageContent | null {
  for (const place of [fields(message, 'geo'), fields(message, 'location'), message]) {
    const latitude = number(place, 'latitude') ?? number(place, 'lat');
    const longitude = number(place, 'longitude') ?? number(place, 'lng') ?? number(place, 'lon');
    if (latitude !== null && longitude !== null) return location(latitude, longitude, text(place, 'name'));
  }
  const match = /(-?\d{1,2}\.\d+)\s*[,;]\s*(-?\d{1,3}\.\d+)/.exec(words ?? '');
  return match ? location(Number(match[1]), Number(match[2]), null) : null;
}

function location(latitude: number, longitude: number, name: string | null): MessageContent | null {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { kind: 'location', latitude, longitude, name, address: null };
}

function readCards(message: Fields, words: string | null): MessageContent | null {
  const written = text(message, 'vcard') ?? words ?? '';
  const cards = written.match(/BEGIN:VCARD[\s\S]*?END:VCARD/gi) ?? [];
  if (cards.length === 0) return null;
  return {
    kind: 'contacts',
    contacts: cards.map((vcard) => ({
      name: nameOfVcard(vcard) ?? '',
      phones: phonesOfVcard(vcard),
      vcard,
    })),
  };
}

function fileKindOf(type: string, fileName: string | null): FileKind {
  switch (type) {
    case 'image':
      // Stickers come as pictures of WhatsApp's own format.
      return fileName !== null && /\.was$/i.test(fileName) ? 'sticker' : 'image';
    case 'video':
      return 'video';
    case 'audio':
      return fileName !== null && /\.(ogg|oga|opus)$/i.test(fileName) ? 'voice' : 'audio';
    case 'wapi_template': {
      const mimeType = mimeTypeOf(fileName) ?? '';
      return mimeType.startsWith('image/') ? 'image' : mimeType.startsWith('video/') ? 'video' : 'document';
    }
    default:
      return 'document';
  }
}

function readFile(kind: FileKind, uri: string, caption: string | null): ReadContent {
  const fileName = nameInUri(uri);
  const mimeType = mimeTypeOf(fileName);
  const description = { fileName, mimeType, caption };
  return {
    content:
      kind === 'sticker' ? { kind, media: description, isAnimated: true } : { kind, media: description },
    media: { url: uri, fileName, mimeType, size: null },
  };
}

/** The name that an address tells: its `filename`, or its last part when that has an ending. */
function nameInUri(uri: string): string | null {
  if (!URL.canParse(uri)) return null;
  const url = new URL(uri);
  const told = url.searchParams.get('filename')?.trim() ?? '';
  if (told !== '') return told;
  const last = url.pathname.split('/').at(-1) ?? '';
  if (!/\.\w{1,5}$/.test(last)) return null;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function mimeTypeOf(fileName: string | null): string | null {
  const found = fileName === null ? false : lookup(fileName);
  return found === false ? null : found;
}
