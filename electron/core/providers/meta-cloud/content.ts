import type { MediaSource } from '#shared/domain/inbound-event.ts';
import type { MediaDescription, MessageContent } from '#shared/domain/message.ts';

import { fields, idText, isFields, isTrue, number, rows, text, type Fields } from '../lenient.ts';
import { nameOfVcard, phonesOfVcard } from '../vcard.ts';
import { readInteractive } from './content-interactive.ts';
import { mayFetch } from './media-address.ts';

export type ReadContent = { readonly content: MessageContent; readonly media: MediaSource | null };

const fileKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
type FileKind = (typeof fileKinds)[number];

/**
 * What a message says, by its `type`; a kind that is not known, or lacks what makes it one, is kept as unsupported.
 * `graphUrl` decides from where files may be fetched.
 */
export function readContent(type: string, item: Fields, graphUrl: string): ReadContent {
  const fileKind = fileKinds.find((kind) => kind === type);
  if (fileKind && isFields(item[fileKind])) return readFile(fileKind, item, graphUrl);
  return { content: readPlain(type, item) ?? unsupported(type, item), media: null };
}

function readPlain(type: string, item: Fields): MessageContent | null {
  switch (type) {
    case 'text': {
      const words = text(fields(item, 'text'), 'body');
      if (words === null) return null;
      return { kind: 'text', text: words, ...(isForwarded(item) ? { isForwarded: true } : {}) };
    }
    case 'location':
      return readLocation(fields(item, 'location'));
    case 'contacts':
      return readContacts(rows(item, 'contacts'));
    case 'button': {
      const button = fields(item, 'button');
      const words = text(button, 'text', 'payload');
      return words === null
        ? null
        : { kind: 'button-reply', selectedId: idText(button, 'payload'), text: words };
    }
    case 'interactive':
      return readInteractive(fields(item, 'interactive'));
    case 'order':
      return readOrder(fields(item, 'order'));
    default:
      return null;
  }
}

/** `context.forwarded` comes without the id of a message. */
function isForwarded(item: Fields): boolean {
  const context = fields(item, 'context');
  return isTrue(context, 'forwarded') || isTrue(context, 'frequently_forwarded');
}

function readFile(kind: FileKind, item: Fields, graphUrl: string): ReadContent {
  const file = fields(item, kind);
  const mimeType = text(file, 'mime_type')?.trim() ?? null;
  const fileName = text(file, 'filename');
  const media: MediaDescription = {
    fileName,
    mimeType,
    caption: text(file, 'caption'),
    ...(isForwarded(item) ? { isForwarded: true } : {}),
  };
  const url = text(file, 'url');
  return {
    content: contentOf(kind, media, file),
    media: {
      url: url !== null && mayFetch(url, graphUrl) ? url : null,
      id: idText(file, 'id'),
      fileName,
      mimeType,
      size: number(file, 'file_size'),
    },
  };
}

function contentOf(kind: FileKind, media: MediaDescription, file: Fields): MessageContent {
  switch (kind) {
    case 'audio':
      return { kind: isTrue(file, 'voice') ? 'voice' : 'audio', media };
    case 'sticker':
      return { kind: 'sticker', media, isAnimated: isTrue(file, 'animated') };
    case 'image':
    case 'video':
    case 'document':
      return { kind, media };
  }
}

function readLocation(place: Fields): MessageContent | null {
  const latitude = number(place, 'latitude');
  const longitude = number(place, 'longitude');
  if (latitude === null || longitude === null) return null;
  return {
    kind: 'location',
    latitude,
    longitude,
    name: text(place, 'name'),
    address: text(place, 'address'),
  };
}

function readContacts(cards: readonly Fields[]): MessageContent | null {
  const contacts = cards.map((card) => {
    const vcard = text(card, 'vcard');
    const phones = phonesOfCard(card);
    return {
      name: nameOfCard(card) ?? (vcard === null ? '' : (nameOfVcard(vcard) ?? '')),
      phones: phones.length > 0 || vcard === null ? phones : phonesOfVcard(vcard),
      vcard,
    };
  });
  return contacts.length === 0 ? null : { kind: 'contacts', contacts };
}

function nameOfCard(card: Fields): string | null {
  const name = fields(card, 'name');
  const parts = [text(name, 'first_name'), text(name, 'last_name')].filter((part) => part !== null);
  return (
    text(name, 'formatted_name') ??
    (parts.length > 0 ? parts.join(' ') : text(fields(card, 'org'), 'company'))
  );
}

/** The phones of a contact card, as written or as the WhatsApp id beside them. */
export function phonesOfCard(card: Fields): string[] {
  return rows(card, 'phones').flatMap((phone) => {
    const id = idText(phone, 'wa_id');
    const written = idText(phone, 'phone') ?? (id === null ? null : `+${id}`);
    return written === null ? [] : [written];
  });
}

/** A shopping list has no bubble of its own: what was asked for is told in words. */
function readOrder(order: Fields): MessageContent {
  const items = rows(order, 'product_items').map((item) => {
    const price = [idText(item, 'item_price'), text(item, 'currency')]
      .filter((part) => part !== null)
      .join(' ');
    const what = idText(item, 'product_retailer_id') ?? '?';
    return `${idText(item, 'quantity') ?? '1'} × ${what}${price === '' ? '' : ` (${price})`}`;
  });
  const words = [text(order, 'text'), ...items].filter((line) => line !== null).join('\n');
  return { kind: 'unsupported', providerKind: 'order', text: words === '' ? null : words };
}

/** Meta itself could not read it, or this version cannot: shown as such with any words found. */
function unsupported(type: string, item: Fields): MessageContent {
  const told = text(fields(item, 'unsupported'), 'type');
  if (type === 'unsupported' && rows(item, 'errors').some((error) => number(error, 'code') === 131052)) {
    return { kind: 'unreadable', reason: 'file-too-large' };
  }
  const body = fields(item, type);
  return {
    kind: 'unsupported',
    providerKind: (told ?? type).slice(0, 60),
    text: text(body, 'body', 'text', 'caption', 'title', 'name'),
  };
}
