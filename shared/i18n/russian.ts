import { lineSays } from './ru/line-says.ts';
import { refusalSays } from './ru/refusal-says.ts';
import { basics } from './ru/basics.ts';
import { connections } from './ru/connections.ts';
import { failures } from './ru/failures.ts';
import { inbox } from './ru/inbox.ts';
import { onboarding } from './ru/onboarding.ts';
import { bookings } from './ru/bookings.ts';
import { outbox } from './ru/outbox.ts';
import { templates } from './ru/templates.ts';
import { rules } from './ru/rules.ts';
import { sources } from './ru/sources.ts';
import { notices } from './ru/notices.ts';
import { settings } from './ru/settings.ts';
import { shell } from './ru/shell.ts';
import { tray } from './ru/tray.ts';
import { toasts } from './ru/toasts.ts';
import { lock } from './ru/lock.ts';
import { life } from './ru/life.ts';
import { updates } from './ru/updates.ts';
import { address } from './ru/address.ts';
import { connect } from './ru/connect.ts';
import { health } from './ru/health.ts';
import { programs } from './ru/programs.ts';
import { hookDocs } from './ru/hook-docs.ts';
import { activity } from './ru/activity.ts';
import { metaTemplates } from './ru/meta-templates.ts';

/** All words in Russian. */
export const russian = {
  basics,
  says: { ...lineSays, ...refusalSays },
  connections,
  failures,
  inbox,
  onboarding,
  bookings,
  outbox,
  templates,
  rules,
  sources,
  notices,
  settings,
  shell,
  tray,
  toasts,
  lock,
  life,
  updates,
  metaTemplates,
  activity,
  programs,
  hookDocs,
  health,
  connect,
  address,
} as const;
