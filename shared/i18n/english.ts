import { lineSays } from './en/line-says.ts';
import { refusalSays } from './en/refusal-says.ts';
import { basics } from './en/basics.ts';
import { connections } from './en/connections.ts';
import { failures } from './en/failures.ts';
import { inbox } from './en/inbox.ts';
import { onboarding } from './en/onboarding.ts';
import { bookings } from './en/bookings.ts';
import { outbox } from './en/outbox.ts';
import { templates } from './en/templates.ts';
import { rules } from './en/rules.ts';
import { sources } from './en/sources.ts';
import { notices } from './en/notices.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { tray } from './en/tray.ts';
import { toasts } from './en/toasts.ts';
import { lock } from './en/lock.ts';
import { life } from './en/life.ts';
import { updates } from './en/updates.ts';
import { address } from './en/address.ts';
import { connect } from './en/connect.ts';
import { health } from './en/health.ts';
import { programs } from './en/programs.ts';
import { hookDocs } from './en/hook-docs.ts';
import { activity } from './en/activity.ts';
import { metaTemplates } from './en/meta-templates.ts';

/** All words in English: feature → key. The pattern that the other languages follow. */
export const english = {
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
