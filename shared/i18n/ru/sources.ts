import type { sources as english } from '../en/sources.ts';
import type { Translated } from '../translated.ts';

/** The words of sources, in Russian. */
export const sources: Translated<typeof english> = {
  title: 'Источники',
};
