import { english } from './english.ts';
import { russian } from './russian.ts';

/** All words: language → feature → key. English is the pattern that the others follow. */
export const words = { en: english, ru: russian } as const;

export type LanguageCode = keyof typeof words;
