import type { Country } from '#shared/domain/phone.ts';
import { phonesInText } from '#shared/domain/phones-in-text.ts';

import type { CalendarEvent } from './read-calendar.ts';

/** Who a calendar's event is about, and what it is called. */
export type EventVisit = {
  readonly name: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly service: string;
  readonly staff: string | null;
  readonly comment: string | null;
};

/** Lines that booking services write into descriptions: `Клиент: Анна`, `Phone: +49 …`. */
const labels = {
  name: /^(?:client|customer|guest|name|full name|clients?'? name|who|booked by|клиент|имя|имя клиента|фио|гость|заказчик)$/i,
  phone:
    /^(?:phone|tel|telephone|phone number|mobile|whatsapp|телефон|тел|моб|мобильный|номер телефона|ватсап)$/i,
  service: /^(?:service|services|event name|treatment|appointment|what|услуга|услуги|процедура|запись на)$/i,
  staff: /^(?:staff|employee|with|specialist|master|provider|мастер|сотрудник|специалист|врач)$/i,
} as const;

type Labelled = Partial<Record<keyof typeof labels, string>>;

/**
 * Finds the customer of an event: the phone in the title, the text, or the guests; the name by a label, a guest, or the
 * title where it can be nothing else. What is not certain is left open: nobody is greeted as "Haircut".
 */
export function visitOfEvent(event: CalendarEvent, country: Country): EventVisit {
  const labelled = readLabels(event.description);
  const guest = event.guests.find(({ address, name }) => isPhoneAddress(address) || name !== null) ?? null;
  const places = [
    labelled.phone ?? '',
    event.title,
    event.description,
    ...event.guests.map(({ address, name }) => `${withoutScheme(address)} ${name ?? ''}`),
    event.location ?? '',
  ];
  const phone = places.flatMap((place) => phonesInText(place, country))[0]?.phone ?? null;
  const title = titleParts(event.title, country);
  const name = labelled.name ?? nameOf(guest?.name ?? null, country) ?? title.name;
  const service = labelled.service ?? (name === null ? title.whole : withoutName(title, name));
  return {
    name: name === null ? null : name.slice(0, 200),
    phone,
    service: service.slice(0, 500),
    staff: labelled.staff?.slice(0, 500) ?? null,
    comment: null,
  };
}

function readLabels(description: string): Labelled {
  const found: Labelled = {};
  for (const line of description.split('\n')) {
    const match = /^\s*[*•-]?\s*([^:：]{1,30})\s*[:：]\s*(\S.*)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    for (const key of ['name', 'phone', 'service', 'staff'] as const) {
      if (found[key] === undefined && labels[key].test(match[1].trim())) found[key] = match[2].trim();
    }
  }
  return found;
}

type Title = { readonly whole: string; readonly parts: readonly string[]; readonly name: string | null };

/** The title without phones, cut where people cut it. The name is the only part that looks like one. */
function titleParts(title: string, country: Country): Title {
  const bare = phonesInText(title, country).reduce(
    (rest, { written }) => rest.replace(written, ' | '),
    title,
  );
  const parts = bare
    .split(/\s[-–—|·/]\s|[,;:]\s|\s\/\s|[()]/)
    .map((part) => part.replace(/\s+/g, ' ').replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, ''))
    .filter((part) => part !== '');
  const whole = parts.join(', ');
  const names = parts.filter(isName);
  const certain = parts.length > 1 && names.length === 1 ? (names[0] ?? null) : null;
  return { whole, parts, name: certain };
}

/** Every word begins with a capital, one to three of them, no digits: `Anna`, «Анна Смирнова». */
function isName(part: string): boolean {
  const words = part.split(' ');
  return (
    words.length <= 3 &&
    words.every((word) => /^\p{Lu}[\p{Ll}'’-]+(?:-\p{Lu}\p{Ll}+)?$|^\p{Lu}\.$/u.test(word))
  );
}

function nameOf(text: string | null, country: Country): string | null {
  if (text === null) return null;
  const bare = phonesInText(text, country).reduce((rest, { written }) => rest.replace(written, ''), text);
  const name = bare.replace(/\s+/g, ' ').trim();
  return /\p{L}/u.test(name) ? name : null;
}

function withoutName(title: Title, name: string): string {
  const rest = title.parts.filter((part) => part.toLowerCase() !== name.toLowerCase());
  if (rest.length > 0 && rest.length < title.parts.length) return rest.join(', ');
  return title.whole.toLowerCase() === name.toLowerCase() ? '' : title.whole;
}

function isPhoneAddress(address: string): boolean {
  return /^(tel|sms|whatsapp):/i.test(address);
}

/** Mail addresses hold digits that are no phones. */
function withoutScheme(address: string): string {
  return isPhoneAddress(address) ? address.replace(/^\w+:/, '') : '';
}
