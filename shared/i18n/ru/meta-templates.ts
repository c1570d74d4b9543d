import type { metaTemplates as english } from '../en/meta-templates.ts';
import type { Translated } from '../translated.ts';

/** Message templates at Meta. */
export const metaTemplates: Translated<typeof english> = {
  title: 'Шаблоны Meta',
};
