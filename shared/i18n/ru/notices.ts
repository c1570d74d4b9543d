import type { notices as english } from '../en/notices.ts';
import type { Translated } from '../translated.ts';

/** The words of notices, in Russian. */
export const notices: Translated<typeof english> = {
  title: 'Важное',
};
