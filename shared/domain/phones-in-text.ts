import { normalisePhone, type Country } from './phone.ts';

/** A phone in a text: as E.164, and as it is written there. */
export type WrittenPhone = { readonly phone: string; readonly written: string };

/** All valid phones of a text in their order, each once; national spellings belong to `country`. */
export function phonesInText(text: string, country: Country): WrittenPhone[] {
  const found = new Map<string, WrittenPhone>();
  for (const [run] of text.matchAll(
    /(?<![\p{L}\p{N}@/=_-])[+(]{0,2}\d[\d\s\u00A0().\-–]{5,24}\d(?![\p{L}\d])/gu,
  )) {
    const written = longestIn(run, country);
    if (written !== null && !found.has(written.phone)) found.set(written.phone, written);
  }
  return [...found.values()];
}

/** A run of digits may hold a date or a price beside the phone: the longest stretch that is a phone counts. */
function longestIn(run: string, country: Country): WrittenPhone | null {
  const groups = [...run.matchAll(/[+(]{0,2}\d+\)?/g)];
  for (const first of groups) {
    for (const last of groups.toReversed()) {
      if (last.index < first.index) break;
      const written = run.slice(first.index, last.index + last[0].length);
      if (written.replace(/\D/g, '').length < 7) break;
      const phone = isDate(written) ? null : normalisePhone(written, country);
      if (phone !== null) return { phone, written };
    }
  }
  return null;
}

function isDate(written: string): boolean {
  return /^(\d{4}[-.]\d{2}[-.]\d{2}|\d{2}[-.]\d{2}[-.]\d{4})/.test(written);
}
