import { MessagesSquare, RadioTower, Settings, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import { ConnectionsArea } from '../connections/connections-area.tsx';
import { InboxScreen } from '../inbox/inbox-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';

export type ScreenName = 'inbox' | 'connections' | 'settings';

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
    name: 'connections',
    path: '/connections',
    icon: RadioTower,
    place: 'top',
    goKey: 'c',
    render: (rest) => <ConnectionsArea rest={rest} />,
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
