import { getCountryCallingCode, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** The country to which a phone without its code belongs: two letters of ISO 3166. */
export type Country = CountryCode;

/** The country of a phone that is written with its country code; null when it is none. */
export function countryOfPhone(phone: string): Country | null {
  return parsePhoneNumberFromString(phone.trim())?.country ?? null;
}

/**
 * The E.164 form of a phone that a person typed or a provider sent, or null when it is not a phone.
 * `country` is where a national spelling ("8 999 …") belongs; "00" before the country is read as "+". Always asks for validity: "12345" parses but is no number.
 */
export function normalisePhone(raw: string, country: CountryCode = 'RU'): string | null {
  const trimmed = raw
    .normalize('NFKC')
    .trim()
    .replace(/^00\s*(?=[1-9])/, '+');
  if (trimmed === '') return null;
  for (const candidate of readingsOf(trimmed, country)) {
    const parsed = parsePhoneNumberFromString(candidate, country);
    if (!parsed) continue;
    // WhatsApp's own spelling may be one that the numbering plan has given up: judge today's.
    const number = canonical(parsed.number);
    if (parsed.isValid() || parsePhoneNumberFromString(number)?.isValid() === true) return number;
  }
  return null;
}

/**
 * As which phones a spelling may be read, the likeliest first. Digits that begin with the country's own code are an
 * international number without its plus ("4915112345678" in Germany) before they are a national one.
 */
function readingsOf(written: string, country: CountryCode): string[] {
  if (written.startsWith('+')) return [written];
  const digits = written.replace(/\D/g, '');
  const international = `+${digits}`;
  return digits.startsWith(getCountryCallingCode(country))
    ? [international, written]
    : [written, international];
}

/**
 * The E.164 form of the digits in a WhatsApp id. WhatsApp has vouched for the number, so one that the numbering
 * plan does not know (a new range, a test number) is kept as it is.
 */
export function phoneOfWhatsAppNumber(digits: string): string {
  const number = canonical(`+${digits.replace(/\D/g, '')}`);
  return normalisePhone(number) ?? number;
}

/** The `…@c.us` digits under which WhatsApp knows an E.164 phone. */
export function whatsAppNumberOf(phone: string): string {
  return phone.replace(/\D/g, '');
}

/**
 * WhatsApp ids keep spellings that the numbering plans have given up; both forms are one person.
 * Mexico `521…` and Argentina `549…` carry a mobile mark; Brazilian mobiles may lack the ninth digit.
 * Source: Chatwoot issues 14264, 14174 and WhatsApp's help page on international formats.
 */
function canonical(e164: string): string {
  const mexico = /^\+521(\d{10})$/.exec(e164);
  if (mexico?.[1] !== undefined) return `+52${mexico[1]}`;
  const argentina = /^\+54(?!9)(\d{10})$/.exec(e164);
  if (argentina?.[1] !== undefined) return `+549${argentina[1]}`;
  const brazil = /^\+55(\d{2})([6-9]\d{7})$/.exec(e164);
  if (brazil?.[1] !== undefined && brazil[2] !== undefined) return `+55${brazil[1]}9${brazil[2]}`;
  return e164;
}

/** A phone for the eye: international format with spaces; anything unknown is returned as it is. */
export function displayPhone(phone: string): string {
  return parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
}

/** A phone for logs and support: the country and the last two digits only, e.g. `+7•••••••67`. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 6
    ? '•'.repeat(digits.length)
    : `+${digits.slice(0, 1)}${'•'.repeat(digits.length - 3)}${digits.slice(-2)}`;
}
