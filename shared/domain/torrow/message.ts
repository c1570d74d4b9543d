import { displayPhone } from '../phone.ts';
import type { TorrowOptions } from './hook-options.ts';
import type { TorrowOrder, TorrowParticipant, TorrowPrice } from './order.ts';

const words = {
  ru: {
    kinds: { order: 'Заказ', booking: 'Запись', event: 'Участие в мероприятии' },
    details: { order: 'Детали заказа', booking: 'Детали записи', event: 'Детали мероприятия' },
    duration: 'Длительность',
    service: 'Услуга',
    resources: 'Услуги/ресурсы',
    price: 'Стоимость',
    contact: 'Контакты',
    hour: 'ч',
    minute: 'мин',
  },
  en: {
    kinds: { order: 'Order', booking: 'Booking', event: 'Event' },
    details: { order: 'Order details', booking: 'Booking details', event: 'Event details' },
    duration: 'Duration',
    service: 'Service',
    resources: 'Services/resources',
    price: 'Price',
    contact: 'Contact',
    hour: 'h',
    minute: 'min',
  },
} as const;

/**
 * The WhatsApp text of a hook call: what the owner says first, when and where, the details, the sign-off.
 * `now` (epoch ms) only decides whether the year is worth telling.
 */
export function torrowMessage(
  order: TorrowOrder,
  participant: TorrowParticipant | null,
  options: TorrowOptions,
  now: number,
): string {
  const paragraphs = [
    options.message,
    appointment(order, options, now),
    options.hideDetailSection ? '' : details(order, participant, options),
    options.hideContactInfo ? '' : contact(participant, options),
    options.hideUrl || order.meetingUrl === null ? '' : `🔗 ${order.meetingUrl}`,
    options.signText,
  ];
  return paragraphs.map(tidy).filter(Boolean).join('\n\n');
}

/** When a visit is, in the zone and language of the URL: "среда, 8 мая, 11:15–11:30 (Мск)". */
export function torrowWhen(
  order: Pick<TorrowOrder, 'startsAt' | 'endsAt'>,
  options: Pick<TorrowOptions, 'language' | 'timeZone' | 'timeZoneName'>,
  now: number,
): string {
  const { startsAt, endsAt } = order;
  if (startsAt === null) return '';
  const { timeZone, language } = options;
  const locale = language === 'ru' ? 'ru-RU' : 'en-US';
  const formatted = (at: number, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...style, timeZone }).format(at).replace(/[\u202f\u00a0]/g, ' ');
  const yearOf = (at: number) => formatted(at, { year: 'numeric' });
  const day = (at: number) => {
    const said = formatted(at, { weekday: 'long', day: 'numeric', month: 'long' });
    return yearOf(at) === yearOf(now) ? said : `${said}${language === 'ru' ? '' : ','} ${yearOf(at)}`;
  };
  const time = (at: number) => formatted(at, { hour: 'numeric', minute: '2-digit' });
  const name = options.timeZoneName ?? offsetName(startsAt, locale, timeZone);
  const zone = name === '' ? '' : ` (${name})`;
  if (endsAt === null || endsAt <= startsAt) return `${day(startsAt)}, ${time(startsAt)}${zone}`;
  const end = day(startsAt) === day(endsAt) ? `–${time(endsAt)}` : ` – ${day(endsAt)}, ${time(endsAt)}`;
  return `${day(startsAt)}, ${time(startsAt)}${end}${zone}`;
}

/** What the order is called: the owner's word, else by what Torrow named it. */
function kindOf(order: TorrowOrder): 'order' | 'booking' | 'event' {
  if (/^(заказ|order)/i.test(order.name ?? '')) return 'order';
  if (/мероприят|event/i.test(order.name ?? '')) return 'event';
  return 'booking';
}

function appointment(order: TorrowOrder, options: TorrowOptions, now: number): string {
  const called = options.caseTypeName ?? words[options.language].kinds[kindOf(order)];
  const heading = bold([capital(called), order.number].filter(Boolean).join(' '));
  const when = torrowWhen(order, options, now);
  const lines = [heading];
  if (when !== '') lines.push(`🗓 ${capital(when)}`);
  if (!options.hideOrderDuration && order.startsAt !== null && order.endsAt !== null) {
    const minutes = Math.round((order.endsAt - order.startsAt) / 60_000);
    if (minutes > 0)
      lines.push(`⏱ ${words[options.language].duration}: ${duration(minutes, options.language)}`);
  }
  if (!options.hideAddress && order.place !== null) lines.push(`📍 ${order.place}`);
  return lines.join('\n');
}

function details(order: TorrowOrder, participant: TorrowParticipant | null, options: TorrowOptions): string {
  const said = words[options.language];
  const lines: string[] = [];
  if (!options.hideServiceName && order.service !== null) lines.push(`${said.service}: ${order.service}`);
  if (order.resources.length > 0) {
    const several = order.resources.length > 1;
    const resourceLines = order.resources.map((resource) => {
      const about =
        options.hideResourceDescription || resource.description === null ? '' : ` — ${resource.description}`;
      return `${resource.name}${about}`;
    });
    const heading = options.resourceName ?? said.resources;
    lines.push(several ? `${heading}:` : `${heading}: ${resourceLines[0] ?? ''}`);
    if (several) lines.push(...resourceLines.map((line) => `• ${line}`));
  }
  const price = participant?.price ?? null;
  if (price !== null) lines.push(`${said.price}: ${money(price, options.language)}`);
  if (!options.hideOrderDescription && order.description !== null) lines.push(order.description);
  if (lines.length === 0) return '';
  return [bold(options.detailSectionName ?? said.details[kindOf(order)]), ...lines].join('\n');
}

function contact(participant: TorrowParticipant | null, options: TorrowOptions): string {
  const { name, phone, email } = participant ?? { name: null, phone: null, email: null };
  const lines = [name, phone === null ? null : displayPhone(phone), email].filter((line) => line !== null);
  return lines.length === 0 ? '' : [bold(words[options.language].contact), ...lines].join('\n');
}

function duration(minutes: number, language: 'ru' | 'en'): string {
  const said = words[language];
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} ${said.hour}` : '', rest > 0 ? `${rest} ${said.minute}` : '']
    .filter(Boolean)
    .join(' ');
}

function money({ amount, currency }: TorrowPrice, language: 'ru' | 'en'): string {
  return new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount);
}

function offsetName(at: number, locale: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** One line in bold; a star inside would end it early. */
const bold = (line: string) => `*${line.replace(/[*\s]+/g, ' ').trim()}*`;
const capital = (line: string) => line.charAt(0).toUpperCase() + line.slice(1);

/** Line ends as WhatsApp keeps them: no spaces around, never two empty lines. */
const tidy = (paragraph: string) =>
  paragraph
    .replace(/[ \t]*\r?\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
