import { countryOfPhone, type Country } from '../phone.ts';

/**
 * The country where a phone without country code belongs: that of the shop's own phones (best first), else a guess by
 * language and IANA zone.
 */
export function homeCountry(shop: {
  readonly phones: readonly string[];
  readonly language: 'en' | 'ru';
  readonly timeZone: string;
}): Country {
  for (const phone of shop.phones) {
    const country = countryOfPhone(phone);
    if (country !== null) return country;
  }
  if (shop.language === 'ru') return 'RU';
  const known = zones.find(([zone]) => shop.timeZone.startsWith(zone));
  return known?.[1] ?? 'GB';
}

/** Zones of which one country, or one numbering plan, has all or nearly all. */
const zones: readonly (readonly [string, Country])[] = [
  ['America/', 'US'],
  ['Pacific/Honolulu', 'US'],
  ['Australia/', 'AU'],
  ['Pacific/Auckland', 'NZ'],
  ['Europe/Berlin', 'DE'],
  ['Europe/Vienna', 'AT'],
  ['Europe/Zurich', 'CH'],
  ['Europe/Dublin', 'IE'],
  ['Europe/Madrid', 'ES'],
  ['Europe/Rome', 'IT'],
  ['Europe/Paris', 'FR'],
  ['Europe/Amsterdam', 'NL'],
  ['Europe/Warsaw', 'PL'],
  ['Europe/Moscow', 'RU'],
  ['Asia/Kolkata', 'IN'],
  ['Asia/Calcutta', 'IN'],
  ['Asia/Dubai', 'AE'],
  ['Asia/Jerusalem', 'IL'],
  ['Asia/Almaty', 'KZ'],
];
