import type { templates as english } from '../en/templates.ts';
import type { Translated } from '../translated.ts';

/** The words of templates, in Russian. */
export const templates: Translated<typeof english> = {
  title: 'Тексты',
};
