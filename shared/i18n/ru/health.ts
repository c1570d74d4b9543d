import type { health as english } from '../en/health.ts';
import type { Translated } from '../translated.ts';

/** What works, what does not, and what to do about it. */
export const health: Translated<typeof english> = {
  title: 'Состояние',
};
