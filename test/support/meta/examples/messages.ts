import type { MessageContent } from '#shared/domain/message.ts';
import type { InboundMessage } from '#shared/domain/inbound-event.ts';

import { errorOf, message, messageWebhook, say, type Body } from '../bodies.ts';
import { at, chatWithOlga, chatWithVera, olga, salon, vera, veraSays, type Example } from './example.ts';

/** A message of Vera's with its whole body, and what it becomes. */
function fromVera(
  name: string,
  given: Body,
  content: MessageContent,
  more: Partial<InboundMessage> = {},
): Example {
  const id = `wamid.${name.replaceAll(/\W+/g, '-')}`;
  return {
    name,
    body: messageWebhook(salon, vera, id, at, given),
    means: [veraSays(id, content, more)],
  };
}

const store = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=';
const answered = { from: salon.phone, id: 'wamid.asked' };
const quoted = { providerMessageId: 'wamid.asked', text: null };

/** A file as Meta tells it, and the place to fetch it from. */
function file(id: string, mimeType: string, more: Body = {}) {
  const fileName = typeof more.filename === 'string' ? more.filename : null;
  const caption = typeof more.caption === 'string' ? more.caption : null;
  return {
    given: { id, mime_type: mimeType, sha256: 'kPz0s1bQ0m3Xq2f9Yw==', url: `${store}${id}`, ...more },
    media: { fileName, mimeType, caption },
    source: { url: `${store}${id}`, id, fileName, mimeType, size: null },
  };
}

const picture = file('9101', 'image/jpeg', { caption: 'Like this, please' });
const film = file('9102', 'video/mp4', { caption: 'How it moves' });
const paper = file('9103', 'application/pdf', { caption: 'The plan', filename: 'plan.pdf' });
const voice = file('9104', 'audio/ogg; codecs=opus', { voice: true });
const sticker = file('9105', 'image/webp', { animated: true });

const files: readonly Example[] = [
  fromVera(
    'image',
    say.file('image', picture.given),
    { kind: 'image', media: picture.media },
    { media: picture.source },
  ),
  fromVera(
    'video',
    say.file('video', film.given),
    { kind: 'video', media: film.media },
    { media: film.source },
  ),
  fromVera(
    'document',
    say.file('document', paper.given),
    { kind: 'document', media: paper.media },
    { media: paper.source },
  ),
  fromVera(
    'audio, a voice note',
    say.file('audio', voice.given),
    { kind: 'voice', media: voice.media },
    { media: voice.source },
  ),
  fromVera(
    'sticker',
    say.file('sticker', sticker.given),
    { kind: 'sticker', media: sticker.media, isAnimated: true },
    { media: sticker.source },
  ),
];

const place = {
  latitude: 52.52437,
  longitude: 13.41053,
  name: 'Salon Linde',
  address: 'Lindenstr. 4, Berlin',
};

const words: readonly Example[] = [
  fromVera('text', say.text('Is tomorrow free?'), { kind: 'text', text: 'Is tomorrow free?' }),
  fromVera(
    'text under an advertisement',
    say.text('Is this still on?', {
      referral: {
        source_url: 'https://fb.me/3aBcDeF',
        source_id: '120990000000017',
        source_type: 'ad',
        headline: 'Write to us',
        body: 'Autumn colours, ten per cent off',
        media_type: 'image',
        image_url: 'https://scontent.xx.fbcdn.net/v/t45.1/abc',
        ctwa_clid: 'Afe-4nTh3C0lours',
        welcome_message: { text: 'How can we help?' },
      },
    }),
    { kind: 'text', text: 'Is this still on?' },
    {
      quoted: {
        providerMessageId: '120990000000017',
        text: 'Write to us\nAutumn colours, ten per cent off\nhttps://fb.me/3aBcDeF',
      },
    },
  ),
  fromVera(
    'text about a product',
    say.text('Do you have it?', {
      context: {
        ...answered,
        referred_product: { catalog_id: '5500', product_retailer_id: 'hand-cream-50' },
      },
    }),
    { kind: 'text', text: 'Do you have it?' },
    { quoted: { providerMessageId: 'wamid.asked', text: 'hand-cream-50' } },
  ),
  fromVera('location', say.location({ ...place, url: 'https://linde.example/' }), {
    kind: 'location',
    ...place,
  }),
  fromVera(
    'location as an answer',
    { ...say.location(place), context: answered },
    { kind: 'location', ...place },
    { quoted },
  ),
  fromVera(
    'contacts',
    say.contacts({
      name: { first_name: 'Boris', last_name: 'Orlov', formatted_name: 'Boris Orlov' },
      org: { company: 'Orlov & Sons' },
      phones: [{ phone: '+7 (999) 000-02-02', wa_id: '79990000202', type: 'MOBILE' }],
    }),
    { kind: 'contacts', contacts: [{ name: 'Boris Orlov', phones: ['+7 (999) 000-02-02'], vcard: null }] },
  ),
  fromVera(
    'order with a text',
    {
      type: 'order',
      order: {
        catalog_id: '5500',
        text: 'For Friday',
        product_items: [
          { product_retailer_id: 'hand-cream-50', quantity: 2, item_price: 12, currency: 'EUR' },
          { product_retailer_id: 'soap', quantity: 1, item_price: 4.5, currency: 'EUR' },
        ],
      },
    },
    {
      kind: 'unsupported',
      providerKind: 'order',
      text: 'For Friday\n2 × hand-cream-50 (12 EUR)\n1 × soap (4.5 EUR)',
    },
  ),
  fromVera(
    'order without a text',
    {
      type: 'order',
      order: {
        catalog_id: '5500',
        product_items: [{ product_retailer_id: 'soap', quantity: 1, item_price: 4.5, currency: 'EUR' }],
      },
    },
    { kind: 'unsupported', providerKind: 'order', text: '1 × soap (4.5 EUR)' },
  ),
  fromVera(
    'unsupported',
    {
      type: 'unsupported',
      unsupported: { type: 'poll_creation' },
      errors: [errorOf(131051, 'Message type is currently not supported.')],
    },
    { kind: 'unsupported', providerKind: 'poll_creation', text: null },
  ),
];

const presses: readonly Example[] = [
  fromVera(
    'button of a template',
    { ...say.button('STOP_PROMOTIONS', 'Stop promotions'), context: answered },
    { kind: 'button-reply', selectedId: 'STOP_PROMOTIONS', text: 'Stop promotions' },
    { quoted },
  ),
  fromVera(
    'button of a template, answered in the same chat',
    {
      ...say.button('NOT_ME', 'I did not ask for a code'),
      context: { from: vera.waId, id: 'wamid.asked' },
      from_logical_id: '100200300400',
    },
    { kind: 'button-reply', selectedId: 'NOT_ME', text: 'I did not ask for a code' },
    { quoted },
  ),
  fromVera(
    'interactive button_reply',
    { ...say.press('button_reply', { id: 'move-visit', title: 'Move it' }), context: answered },
    { kind: 'button-reply', selectedId: 'move-visit', text: 'Move it' },
    { quoted },
  ),
  fromVera(
    'interactive list_reply',
    {
      ...say.press('list_reply', { id: 'fri-1500', title: 'Friday, 15:00', description: 'With Mia' }),
      context: answered,
    },
    { kind: 'button-reply', selectedId: 'fri-1500', text: 'Friday, 15:00' },
    { quoted },
  ),
];

const group = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAz';

/** About another message, and from people of a special kind. */
const others: readonly Example[] = [
  {
    name: 'reaction',
    body: messageWebhook(salon, vera, 'wamid.r1', at, say.reaction('wamid.asked', '👍')),
    means: [reaction('👍')],
  },
  {
    name: 'reaction taken back with an empty emoji',
    body: messageWebhook(salon, vera, 'wamid.r2', at, say.reaction('wamid.asked', '')),
    means: [reaction(null)],
  },
  {
    name: 'reaction taken back without an emoji',
    body: messageWebhook(salon, vera, 'wamid.r3', at, say.reaction('wamid.asked')),
    means: [reaction(null)],
  },
  {
    name: 'edit of a caption',
    body: messageWebhook(
      salon,
      vera,
      'wamid.edit',
      at,
      say.edit('wamid.image', {
        context: { id: 'M0' },
        ...say.file('image', { ...picture.given, caption: 'Or rather like this' }),
      }),
    ),
    means: [
      {
        kind: 'edit',
        chat: chatWithVera(),
        targetProviderMessageId: 'wamid.image',
        text: 'Or rather like this',
        at,
      },
    ],
  },
  {
    name: 'revoke',
    body: messageWebhook(salon, vera, 'wamid.revoke', at, say.revoke('wamid.text')),
    means: [{ kind: 'delete', chat: chatWithVera(), targetProviderMessageId: 'wamid.text', at }],
  },
  {
    name: 'text in a group',
    body: messageWebhook(salon, vera, 'wamid.group', at, {
      ...say.text('Who comes on Friday?'),
      group_id: group,
    }),
    means: [
      veraSays(
        'wamid.group',
        { kind: 'text', text: 'Who comes on Friday?' },
        {
          chat: { providerChatId: group, kind: 'group', identifiers: [], names: [] },
          sender: { identifiers: chatWithVera().identifiers, name: 'Vera Kim' },
        },
      ),
    ],
  },
  {
    name: 'text of somebody without a phone',
    body: messageWebhook(salon, olga, 'wamid.olga', at, say.text('Good morning')),
    means: [veraSays('wamid.olga', { kind: 'text', text: 'Good morning' }, { chat: chatWithOlga })],
  },
];

function reaction(emoji: string | null) {
  return {
    kind: 'reaction' as const,
    chat: chatWithVera(),
    targetProviderMessageId: 'wamid.asked',
    by: { kind: 'phone' as const, value: '+79990000101' },
    emoji,
    at,
  };
}

/** Everything that may stand in `value.messages` of the field `messages`. */
export const messageExamples: readonly Example[] = [...words, ...files, ...presses, ...others];

/** The same item without its envelope, for shapes that put it elsewhere. */
export function oldMessage(from: string, id: string, content: Body, status?: string): Body {
  const item = message({ waId: from }, id, at, content);
  return status === undefined ? item : { ...item, history_context: { status } };
}
