import type { activity as english } from '../en/activity.ts';
import type { Translated } from '../translated.ts';

/** The black box: every event that came in, the log, the bundle for support. */
export const activity: Translated<typeof english> = {
  title: 'Журнал',
};
