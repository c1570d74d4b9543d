import type { rules as english } from '../en/rules.ts';
import type { Translated } from '../translated.ts';

/** The words of rules, in Russian. */
export const rules: Translated<typeof english> = {
  title: 'Правила',
};
