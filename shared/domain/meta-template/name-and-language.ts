import type { TemplateLanguage } from '../template/variables.ts';

/** A language code in Meta's usual spelling: `en-US` and `en_us` are `en_US`; what is no code stays as it is. */
export function metaLanguage(code: string): string {
  const [, language, region] = /^([a-z]{2,3})(?:[-_]([a-z0-9]{2,4}))?$/i.exec(code.trim()) ?? [];
  if (language === undefined) return code.trim();
  return region === undefined ? language.toLowerCase() : `${language.toLowerCase()}_${region.toUpperCase()}`;
}

/** The language of ours in which a template of Meta's is written; null for one that we have no texts in. */
export function ourLanguage(code: string): TemplateLanguage | null {
  const [language] = metaLanguage(code).split('_');
  return language === 'en' || language === 'ru' ? language : null;
}

/** Meta takes small Latin letters, digits and _; 512 at most. */
export function isMetaName(name: string): boolean {
  return /^[a-z0-9_]{1,512}$/.test(name);
}

const latin: Record<string, string> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
  },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch' },
  ...{ ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};
const longestSuggestion = 60;

/** A name that Meta takes, made of ours: "Booking confirmed" → `booking_confirmed`; the next number when it is taken. */
export function suggestedName(ours: string, isTaken: (name: string) => boolean): string {
  const plain = Array.from(ours.toLowerCase(), (letter) => latin[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, longestSuggestion)
    .replace(/^_+|_+$/g, '');
  const name = plain === '' ? 'message' : plain;
  let number = 1;
  const numbered = () => (number === 1 ? name : `${name}_${number}`);
  while (isTaken(numbered())) number += 1;
  return numbered();
}
