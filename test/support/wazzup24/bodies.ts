import { randomUUID } from 'node:crypto';

/** Bodies that Wazzup24 posts, as its documents show them; the values are ours. */
export type Body = Record<string, unknown>;

export type Person = { readonly phone: string; readonly name?: string };

export type MessageFacts = {
  readonly channelId: string;
  readonly chatId: string;
  readonly messageId?: string;
  readonly name?: string;
  /** Epoch ms. */
  readonly at?: number;
  /** Anything else, or other values of the above in Wazzup24's own names. */
  readonly more?: Body;
};

/** A message from a customer; a plain text unless `more` says otherwise. */
export function inbound(facts: MessageFacts): Body {
  return {
    messageId: facts.messageId ?? randomUUID(),
    dateTime: new Date(facts.at ?? Date.now()).toISOString(),
    channelId: facts.channelId,
    chatType: 'whatsapp',
    chatId: facts.chatId,
    type: 'text',
    isEcho: false,
    contact: { name: facts.name ?? facts.chatId, avatarUri: 'https://store.wazzup24.com/0a1b2c' },
    text: 'Hello',
    status: 'inbound',
    ...facts.more,
  };
}

/** The echo of something that went out. */
export function echo(facts: MessageFacts): Body {
  return inbound({ ...facts, more: { isEcho: true, status: 'sent', ...facts.more } });
}

export function status(messageId: string, word: string, more: Body = {}): Body {
  return { messageId, timestamp: new Date().toISOString(), status: word, ...more };
}

const store = 'https://store.wazzup24.com/4f2c8a';

/** One of each kind of message: its fields beside those of every message, and what it must become. */
export const kinds: readonly { readonly name: string; readonly more: Body; readonly means: object }[] = [
  { name: 'a text', more: { text: 'Is Friday free?' }, means: { kind: 'text', text: 'Is Friday free?' } },
  {
    name: 'a picture with words',
    more: { type: 'image', contentUri: `${store}/?filename=nails.jpg`, text: 'Like this' },
    means: { kind: 'image', text: 'Like this' },
  },
  {
    name: 'a sticker',
    more: { type: 'image', contentUri: `${store}/?filename=f9eb.was`, text: undefined },
    means: { kind: 'sticker', text: '' },
  },
  {
    name: 'a voice message',
    more: { type: 'audio', contentUri: `${store}/?filename=9a.oga`, text: undefined },
    means: { kind: 'voice', text: '' },
  },
  {
    name: 'a film',
    more: { type: 'video', contentUri: `${store}/walk.mp4`, text: undefined },
    means: { kind: 'video', text: '' },
  },
  {
    name: 'a document',
    more: { type: 'document', contentUri: `${store}/?filename=Passport.pdf`, text: undefined },
    means: { kind: 'document', text: 'Passport.pdf' },
  },
  {
    name: 'a poll',
    more: { text: 'Which day?\n• Monday\n• Friday' },
    means: { kind: 'text', text: 'Which day?\n• Monday\n• Friday' },
  },
  {
    name: 'a contact card',
    more: {
      type: 'vcard',
      text: 'BEGIN:VCARD\nVERSION:3.0\nFN:Olga\nTEL;waid=79990000555:+7 999 000-05-55\nEND:VCARD',
    },
    means: { kind: 'contacts', text: 'Olga +7 999 000-05-55' },
  },
  { name: 'a place', more: { type: 'geo', text: '55.7558, 37.6173' }, means: { kind: 'location' } },
  { name: 'a missed call', more: { type: 'missing_call', text: undefined }, means: { kind: 'call' } },
  {
    name: 'a template of the business',
    more: { type: 'wapi_template', text: 'Your visit is tomorrow' },
    means: { kind: 'text', text: 'Your visit is tomorrow' },
  },
  {
    name: 'news of WhatsApp',
    more: { type: 'system', text: 'The chat was handed over' },
    means: { kind: 'unsupported', text: 'The chat was handed over' },
  },
  {
    name: 'what Wazzup24 cannot show',
    more: { type: 'unsupported', text: undefined },
    means: { kind: 'unsupported' },
  },
  { name: 'an unknown kind', more: { type: 'unknown', text: undefined }, means: { kind: 'unsupported' } },
  {
    name: 'a kind of tomorrow',
    more: { type: 'hologram', text: 'Look', depth: 3 },
    means: { kind: 'unsupported', text: 'Look' },
  },
];
