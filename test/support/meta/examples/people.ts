import { contactOf, message, say, webhook, type Body } from '../bodies.ts';
import { at, chatWithVera, salon, stamp, vera, veraSays, type Example } from './example.ts';
import { oldMessage } from './messages.ts';

const us = salon.phone;
const veraPhone = '79990000101';
const boris = '79990000202';
const chatWithBoris = {
  providerChatId: `${boris}@c.us`,
  kind: 'person' as const,
  identifiers: [{ kind: 'phone' as const, value: `+${boris}` }],
  names: [],
};
const metadata = { display_phone_number: salon.phone, phone_number_id: salon.phoneNumberId };
const refusal = {
  code: 2593109,
  title: 'History sync is turned off by the business from the WhatsApp Business App',
  message: 'History sync is turned off by the business from the WhatsApp Business App',
  error_data: { details: 'The business does not share its history' },
};

/** Who people are, and what the phone of the business tells (coexistence). */
export const peopleExamples: readonly Example[] = [
  {
    name: 'system: another phone',
    body: webhook(salon, {
      messages: [
        message(
          { waId: veraPhone },
          'wamid.moved',
          at,
          say.system({
            body: 'User Vera Kim changed from 79990000101 to 79990000109',
            wa_id: '79990000109',
            type: 'user_changed_number',
          }),
        ),
      ],
    }),
    means: [
      {
        kind: 'identity',
        identifiers: [
          { kind: 'phone', value: '+79990000109' },
          { kind: 'phone', value: '+79990000101' },
        ],
        name: null,
        address: '79990000109@c.us',
      },
    ],
  },
  {
    name: 'user_id_update',
    body: webhook(
      salon,
      {
        contacts: [contactOf(vera)],
        user_id_update: [
          {
            wa_id: vera.waId,
            detail: 'User id for Vera Kim has been updated.',
            user_id: { previous: 'DE.100001', current: 'DE.100002' },
            timestamp: stamp,
          },
        ],
      },
      'user_id_update',
    ),
    means: [
      {
        kind: 'identity',
        identifiers: [
          { kind: 'bsuid', value: 'DE.100002' },
          { kind: 'phone', value: '+79990000101' },
          { kind: 'bsuid', value: 'DE.100001' },
        ],
        name: 'Vera Kim',
        address: null,
      },
    ],
  },
  {
    name: 'smb_app_state_sync',
    body: webhook(
      salon,
      {
        state_sync: [
          {
            type: 'contact',
            contact: { full_name: 'Boris Orlov', first_name: 'Boris', phone_number: boris },
            action: 'add',
            metadata: { timestamp: stamp },
          },
        ],
      },
      'smb_app_state_sync',
    ),
    means: [{ kind: 'identity', identifiers: [{ kind: 'phone', value: `+${boris}` }], name: 'Boris Orlov' }],
  },
  {
    name: 'smb_message_echoes',
    body: webhook(
      salon,
      { message_echoes: [{ ...oldMessage(us, 'wamid.echo', say.text('See you at three')), to: vera.waId }] },
      'smb_message_echoes',
    ),
    means: [
      veraSays(
        'wamid.echo',
        { kind: 'text', text: 'See you at three' },
        { chat: chatWithVera([]), author: 'phone', status: 'sent' },
      ),
    ],
  },
  {
    name: 'history',
    body: webhook(salon, { history: [history()] }, 'history'),
    means: [
      old('wamid.h1', 'The price list', { author: 'phone', status: 'read' }),
      veraSays(
        'wamid.h2',
        { kind: 'unsupported', providerKind: 'media_placeholder', text: null },
        { chat: chatWithVera([]), author: 'phone', status: 'played', isHistory: true },
      ),
      old('wamid.h3', 'Thank you'),
      old('wamid.h4', 'Ten per cent for you', { author: 'phone', status: 'delivered', chat: chatWithBoris }),
    ],
  },
  {
    name: 'history: a file of the last days',
    body: webhook(
      salon,
      {
        messages: [
          oldMessage(
            veraPhone,
            'wamid.h5',
            say.file('image', {
              id: '9106',
              mime_type: 'image/jpeg',
              sha256: '3f9d94',
              caption: 'My hair now',
            }),
          ),
        ],
      },
      'history',
    ),
    means: [
      veraSays(
        'wamid.h5',
        { kind: 'image', media: { fileName: null, mimeType: 'image/jpeg', caption: 'My hair now' } },
        {
          chat: chatWithVera([]),
          media: { url: null, id: '9106', fileName: null, mimeType: 'image/jpeg', size: null },
          isHistory: true,
        },
      ),
    ],
  },
  {
    name: 'history that is not shared, without its envelope',
    body: { messaging_product: 'whatsapp', metadata, history: [{ errors: [refusal] }] },
    means: 'Meta reports trouble: The business does not share its history (2593109)',
  },
];

function history(): Body {
  return {
    metadata: { phase: 0, chunk_order: 1, progress: 55 },
    threads: [
      {
        id: vera.waId,
        messages: [
          oldMessage(us, 'wamid.h1', say.text('The price list'), 'READ'),
          oldMessage(us, 'wamid.h2', { type: 'media_placeholder' }, 'PLAYED'),
          oldMessage(veraPhone, 'wamid.h3', say.text('Thank you'), 'READ'),
        ],
      },
      { id: boris, messages: [oldMessage(us, 'wamid.h4', say.text('Ten per cent for you'), 'DELIVERED')] },
    ],
  };
}

function old(id: string, text: string, more: Parameters<typeof veraSays>[2] = {}) {
  return veraSays(id, { kind: 'text', text }, { chat: chatWithVera([]), isHistory: true, ...more });
}
