import {
  Activity,
  CalendarDays,
  FilePenLine,
  MessagesSquare,
  RadioTower,
  Send,
  Settings,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';

import { ActivityScreen } from '../activity/activity-screen.tsx';
import { BookingsScreen } from '../bookings/bookings-screen.tsx';
import { ConnectionsArea } from '../connections/connections-area.tsx';
import { InboxScreen } from '../inbox/inbox-screen.tsx';
import { OutboxScreen } from '../outbox/outbox-screen.tsx';
import { RulesScreen } from '../rules/rules-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { TemplatesScreen } from '../templates/templates-screen.tsx';

export type ScreenName =
  'inbox' | 'bookings' | 'outbox' | 'templates' | 'rules' | 'connections' | 'activity' | 'settings';

export type Screen = {
  readonly name: ScreenName;
  readonly path: `/${string}`;
  readonly icon: LucideIcon;
  /** Where it stands on the rail. */
  readonly place: 'top' | 'bottom';
  /** The key that opens it after `g`. */
  readonly goKey: string;
  /** The screen; `rest` is the part of the address after its path, or null. */
  readonly render: (rest: string | null) => ReactNode;
};

/** Every screen there is, in the order of the rail. A new one is one line here and its word in the shell's words. */
export const screens: readonly Screen[] = [
  {
    name: 'inbox',
    path: '/inbox',
    icon: MessagesSquare,
    place: 'top',
    goKey: 'i',
    render: (rest) => <InboxScreen conversationId={rest} />,
  },
  {
    name: 'bookings',
    path: '/bookings',
    icon: CalendarDays,
    place: 'top',
    goKey: 'b',
    render: (rest) => <BookingsScreen rest={rest} />,
  },
  {
    name: 'outbox',
    path: '/outbox',
    icon: Send,
    place: 'top',
    goKey: 'o',
    render: (rest) => <OutboxScreen rest={rest} />,
  },
  {
    name: 'templates',
    path: '/templates',
    icon: FilePenLine,
    place: 'top',
    goKey: 't',
    render: (rest) => <TemplatesScreen rest={rest} />,
  },
  {
    name: 'rules',
    path: '/rules',
    icon: Workflow,
    place: 'top',
    goKey: 'r',
    render: (rest) => <RulesScreen rest={rest} />,
  },
  {
    name: 'connections',
    path: '/connections',
    icon: RadioTower,
    place: 'top',
    goKey: 'c',
    render: (rest) => <ConnectionsArea rest={rest} />,
  },
  {
    name: 'activity',
    path: '/activity',
    icon: Activity,
    place: 'top',
    goKey: 'a',
    render: (rest) => <ActivityScreen rest={rest} />,
  },
  {
    name: 'settings',
    path: '/settings',
    icon: Settings,
    place: 'bottom',
    goKey: 's',
    render: () => <SettingsScreen />,
  },
];
