/** What a template is for. It decides which variables exist. */
export const templateEvents = [
  'created',
  'changed',
  'reminder',
  'cancelled',
  'paid',
  'no-show',
  'follow-up',
  'quick-reply',
  'auto-answer',
] as const;
export type TemplateEvent = (typeof templateEvents)[number];

/** The languages in which texts are kept. */
export const templateLanguages = ['en', 'ru'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];

/** An amount in whole units of an ISO 4217 currency: 1500.5 RUB is 1500 roubles 50 kopecks. */
export type Money = { readonly amount: number; readonly currency: string };

/** `text` is one line, `lines` may be several, `moment` is milliseconds since the epoch. */
export type VariableType = 'text' | 'lines' | 'phone' | 'link' | 'moment' | 'minutes' | 'money';

type ValueOfType = {
  text: string;
  lines: string;
  phone: string;
  link: string;
  moment: number;
  minutes: number;
  money: Money;
};

/** `always`: every message of that event has it; `maybe`: it may be empty, so the author plans for that. */
type Presence = 'always' | 'maybe';
type Presences = Partial<Record<TemplateEvent, Presence>>;
type Definition<Type extends VariableType> = {
  readonly type: Type;
  readonly presence: Presences;
  /** What the picker and the preview show. */
  readonly example: Record<TemplateLanguage, ValueOfType[Type]>;
};

const everywhere = (presence: Presence): Presences =>
  Object.fromEntries(templateEvents.map((event) => [event, presence]));

/** A visit that the message is about; in a chat there may be a next one. */
const visit = (presence: Presence): Presences => ({
  ...everywhere(presence),
  'quick-reply': 'maybe',
  'auto-answer': 'maybe',
});

function same<Type extends VariableType>(
  type: Type,
  presence: Presences,
  example: ValueOfType[Type],
): Definition<Type> {
  return { type, presence, example: { en: example, ru: example } };
}

function inWords(
  presence: Presences,
  en: string,
  ru: string,
): Definition<'text'> & { readonly type: 'text' } {
  return { type: 'text', presence, example: { en, ru } };
}

function inLines(presence: Presences, en: string, ru: string): Definition<'lines'> {
  return { type: 'lines', presence, example: { en, ru } };
}

function amount(presence: Presences, value: number): Definition<'money'> {
  return {
    type: 'money',
    presence,
    example: { en: { amount: value, currency: 'EUR' }, ru: { amount: value * 100, currency: 'RUB' } },
  };
}

const start = Date.UTC(2026, 10, 21, 12);

/** Everything that a text may mention. Names are the author's words: `{{ customer.first_name }}`. */
export const templateVariables = {
  'customer.name': inWords(everywhere('maybe'), 'Anna Brown', 'Анна Смирнова'),
  'customer.first_name': inWords(everywhere('maybe'), 'Anna', 'Анна'),
  'customer.phone': same('phone', everywhere('maybe'), '+79991234567'),
  'visit.start': same('moment', visit('always'), start),
  'visit.end': same('moment', visit('maybe'), start + 90 * 60_000),
  'visit.duration': same('minutes', visit('maybe'), 90),
  /** The short name of the zone, filled in when the customer may be elsewhere. */
  'visit.time_zone': inWords(visit('maybe'), 'CET', 'Мск'),
  /** Where the visit was before it moved. */
  'visit.previous_start': same('moment', { changed: 'maybe' }, start - 24 * 60 * 60_000),
  'visit.service': inWords(visit('maybe'), 'haircut', 'стрижка'),
  'visit.resource': inWords(visit('maybe'), 'Room 2', 'Кабинет 2'),
  'visit.number': inWords(visit('maybe'), '#180', '№180'),
  'visit.address': inWords(visit('maybe'), '12 Garden Street', 'Садовая улица, 12'),
  'visit.price': amount(visit('maybe'), 45),
  'visit.paid_amount': amount({ paid: 'maybe' }, 45),
  /** Where the customer sees or changes the booking. */
  'visit.link': same('link', visit('maybe'), 'https://example.com/visit/180'),
  'visit.comment': inLines(visit('maybe'), 'Please ring at the gate.', 'Позвоните, пожалуйста, у ворот.'),
  /** The other visits that one message covers (family, same day), one per line. */
  'visit.others': inLines(visit('maybe'), '4:30 PM, manicure', '16:30, маникюр'),
  'staff.name': inWords(visit('maybe'), 'Maria', 'Мария'),
  'business.name': inWords(everywhere('always'), 'Garden Salon', 'Салон «Сад»'),
  'business.address': inWords(everywhere('maybe'), '12 Garden Street', 'Садовая улица, 12'),
  'business.phone': same('phone', everywhere('maybe'), '+79990000011'),
  'business.link': same('link', everywhere('maybe'), 'https://example.com'),
  'business.map': same('link', everywhere('maybe'), 'https://example.com/map'),
  'business.hours': inLines(
    everywhere('maybe'),
    'Mon–Fri 9 AM – 8 PM\nSat 10 AM – 6 PM',
    'Пн–Пт 9:00–20:00\nСб 10:00–18:00',
  ),
  'business.prices': inLines(
    everywhere('maybe'),
    'Haircut: €45\nManicure: €30',
    'Стрижка — 4 500 ₽\nМаникюр — 3 000 ₽',
  ),
  /** The person at the desk who writes. */
  'sender.name': inWords({ 'quick-reply': 'maybe' }, 'Olga', 'Ольга'),
} satisfies Record<string, Definition<VariableType>>;

export type VariableName = keyof typeof templateVariables;

/** The values of one message, by the variable's full name; what is absent, null or empty counts as missing. */
export type TemplateValues = {
  readonly [Name in VariableName]?: ValueOfType[(typeof templateVariables)[Name]['type']] | null;
};

/** All names, in the order of the picker. */
export const variableNames = Object.keys(templateVariables) as VariableName[]; // the keys of a literal object

/** True when that name is one of the catalogue's. */
export function isVariableName(name: string): name is VariableName {
  return Object.hasOwn(templateVariables, name);
}

/** How surely a variable has a value in messages of that event; null = it does not exist there. */
export function presenceOf(name: VariableName, event: TemplateEvent): Presence | null {
  const { presence }: { presence: Presences } = templateVariables[name];
  return presence[event] ?? null;
}

/** What the preview shows when there is no real booking: a value for every variable of that event. */
export function exampleValues(event: TemplateEvent, language: TemplateLanguage): TemplateValues {
  return Object.fromEntries(
    variableNames
      .filter((name) => presenceOf(name, event) !== null)
      .map((name) => [name, templateVariables[name].example[language]]),
  );
}
