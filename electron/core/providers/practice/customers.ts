import type { ChatReference } from '#shared/domain/inbound-event.ts';
import { parseWhatsAppChatId } from '#shared/domain/identifier.ts';

/**
 * A customer of the demo salon. Phones are from ranges kept for films and examples where a country has them: Ofcom's
 * +44 7700 900xxx, the Bundesnetzagentur's +49 171 39200xx and +49 176 040690xx; Russia has none, so +7 999 000-00-xx.
 */
export type Customer = {
  readonly key: string;
  readonly name: string;
  /** E.164, or null for somebody whose number WhatsApp hides. */
  readonly phone: string | null;
  readonly language: 'en' | 'ru';
  /** `gone`: the number has left WhatsApp. `patchy`: every other message needs a second attempt. */
  readonly line: 'steady' | 'patchy' | 'gone';
  /** What this customer would like, said when the salon only says hello. */
  readonly wish: string;
};

const steady = 'steady';

export const customers: readonly Customer[] = [
  {
    key: 'anna',
    name: 'Анна Соколова',
    phone: '+79990000011',
    language: 'ru',
    line: steady,
    wish: 'Хотела бы записаться на маникюр на следующей неделе, лучше после 17:00',
  },
  {
    key: 'emma',
    name: 'Emma Clarke',
    phone: '+447700900123',
    language: 'en',
    line: steady,
    wish: 'I was hoping to get my highlights done before the weekend',
  },
  {
    key: 'olga',
    name: 'Ольга Белова',
    phone: '+79990000024',
    language: 'ru',
    line: steady,
    wish: 'Мне бы подстричь обоих детей, желательно подряд',
  },
  {
    key: 'james',
    name: 'James Carter',
    phone: '+447700900145',
    language: 'en',
    line: steady,
    wish: 'Just a haircut and beard trim, any evening works',
  },
  {
    key: 'ekaterina',
    name: 'Екатерина',
    phone: '+79990000032',
    language: 'ru',
    line: steady,
    wish: 'Хочу освежить стрижку и тонирование',
  },
  {
    key: 'sophie',
    name: 'Sophie Bennett',
    phone: '+447700900167',
    language: 'en',
    line: steady,
    wish: 'I would like to book a gel manicure, please',
  },
  {
    key: 'dmitry',
    name: 'Дмитрий Орлов',
    phone: '+79990000047',
    language: 'ru',
    line: steady,
    wish: 'Хотел бы подстричься в субботу утром',
  },
  {
    key: 'lukas',
    name: 'Lukas Weber',
    phone: '+491713920012',
    language: 'en',
    line: steady,
    wish: 'I would like to use the voucher for a massage',
  },
  {
    key: 'irina',
    name: 'Ирина Мельник',
    phone: '+79990000053',
    language: 'ru',
    line: steady,
    wish: 'Хочу обсудить окрашивание',
  },
  {
    key: 'priya',
    name: 'Priya Shah',
    phone: '+447700900189',
    language: 'en',
    line: steady,
    wish: 'Could I book brows and lashes together?',
  },
  {
    key: 'natalia',
    name: 'Наталья Фёдорова',
    phone: '+79990000068',
    language: 'ru',
    line: steady,
    wish: 'Хочу записаться на педикюр',
  },
  {
    key: 'svetlana',
    name: 'Светлана К.',
    phone: '+79990000079',
    language: 'ru',
    line: 'patchy',
    wish: 'Есть ли у вас окошко на укладку?',
  },
  {
    key: 'hannah',
    name: 'Hannah Vogel',
    phone: '+4917604069018',
    language: 'en',
    line: 'gone',
    wish: 'I would like to book a cut and blow-dry',
  },
  {
    key: 'zoe',
    name: 'Zoë M.',
    phone: null,
    language: 'en',
    line: steady,
    wish: 'Do you have anything free this week for a blow-dry?',
  },
];

/** The customer's chat id on the practice line, written like WhatsApp's own where there is a phone. */
export function chatIdOf(customer: Customer): string {
  return customer.phone === null ? `${customer.key}@practice` : `${customer.phone.slice(1)}@c.us`;
}

/**
 * Who is behind a chat id. Somebody whom the salon writes to first (`conversations.start`) is a customer too: steady,
 * Russian for a +7 number, else English; null when the id is none of a person.
 */
export function customerOf(chatId: string): Customer | null {
  const known = customers.find((customer) => chatIdOf(customer) === chatId);
  if (known) return known;
  const address = parseWhatsAppChatId(chatId);
  if (address.kind !== 'person' || address.identifier.kind !== 'phone') return null;
  const phone = address.identifier.value;
  const sameNumber = customers.find((customer) => customer.phone === phone);
  if (sameNumber) return sameNumber;
  const isRussian = phone.startsWith('+7');
  return {
    key: phone.slice(1),
    name: '',
    phone,
    language: isRussian ? 'ru' : 'en',
    line: steady,
    wish: isRussian
      ? 'Подскажите, есть ли свободное время на этой неделе?'
      : 'Do you have any free times this week?',
  };
}

/** The chat as every event of it names it. */
export function chatOf(customer: { chatId: string; phone: string | null; name: string }): ChatReference {
  return {
    providerChatId: customer.chatId,
    kind: 'person',
    identifiers: [
      customer.phone === null
        ? { kind: 'practice-id', value: customer.chatId }
        : { kind: 'phone', value: customer.phone },
    ],
    names: customer.name === '' ? [] : [customer.name],
  };
}
