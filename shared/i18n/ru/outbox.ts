import type { outbox as english } from '../en/outbox.ts';
import type { Translated } from '../translated.ts';

/** The words of outbox, in Russian. */
export const outbox: Translated<typeof english> = {
  title: 'Отправка',
};
