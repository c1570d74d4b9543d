import type { connect as english } from '../en/connect.ts';
import type { Translated } from '../translated.ts';

/** Connecting a number of Meta or Wazzup24: keys, webhook, self-test. */
export const connect: Translated<typeof english> = {
  title: 'Подключить номер',
};
