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
import type { ComponentType } from 'react';

import { useReleaseKeys } from '../later/held-keys.ts';
import { createPart, type Part } from '../later/part.ts';
import type { ScreenShape } from './screen-skeleton.tsx';

export type ScreenName =
  'inbox' | 'bookings' | 'outbox' | 'templates' | 'rules' | 'connections' | 'activity' | 'settings';

/** `rest` is the part of the address after the path of the screen, or null. */
export type ScreenProps = { readonly rest: string | null };

export type Screen = {
  readonly name: ScreenName;
  readonly path: `/${string}`;
  readonly icon: LucideIcon;
  /** Where it stands on the rail. */
  readonly place: 'top' | 'bottom';
  /** The key that opens it after `g`. */
  readonly goKey: string;
  /** What it looks like from afar, for the moment before it is here. */
  readonly shape: ScreenShape;
  /** The screen, fetched when it is first wanted. */
  readonly part: Part<ScreenProps>;
};

/** Every screen there is, in the order of the rail. A new one is one line here and its word in the shell's words. */
export const screens: readonly Screen[] = [
  {
    name: 'inbox',
    path: '/inbox',
    icon: MessagesSquare,
    place: 'top',
    goKey: 'i',
    shape: 'list',
    part: screenPart(async () => (await import('../inbox/inbox-screen.tsx')).InboxScreen),
  },
  {
    name: 'bookings',
    path: '/bookings',
    icon: CalendarDays,
    place: 'top',
    goKey: 'b',
    shape: 'board',
    part: screenPart(async () => (await import('../bookings/bookings-screen.tsx')).BookingsScreen),
  },
  {
    name: 'outbox',
    path: '/outbox',
    icon: Send,
    place: 'top',
    goKey: 'o',
    shape: 'page',
    part: screenPart(async () => (await import('../outbox/outbox-screen.tsx')).OutboxScreen),
  },
  {
    name: 'templates',
    path: '/templates',
    icon: FilePenLine,
    place: 'top',
    goKey: 't',
    shape: 'list',
    part: screenPart(async () => (await import('../templates/templates-screen.tsx')).TemplatesScreen),
  },
  {
    name: 'rules',
    path: '/rules',
    icon: Workflow,
    place: 'top',
    goKey: 'r',
    shape: 'page',
    part: screenPart(async () => (await import('../rules/rules-screen.tsx')).RulesScreen),
  },
  {
    name: 'connections',
    path: '/connections',
    icon: RadioTower,
    place: 'top',
    goKey: 'c',
    shape: 'page',
    part: screenPart(async () => (await import('../connections/connections-area.tsx')).ConnectionsArea),
  },
  {
    name: 'activity',
    path: '/activity',
    icon: Activity,
    place: 'top',
    goKey: 'a',
    shape: 'board',
    part: screenPart(async () => (await import('../activity/activity-screen.tsx')).ActivityScreen),
  },
  {
    name: 'settings',
    path: '/settings',
    icon: Settings,
    place: 'bottom',
    goKey: 's',
    shape: 'page',
    part: screenPart(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen),
  },
];

/** The screen of an address; for addresses that are none, the first one. */
export function screenAt(location: string): Screen | undefined {
  return screens.find(({ path }) => location === path || location.startsWith(`${path}/`)) ?? screens[0];
}

function screenPart(fetchScreen: () => Promise<ComponentType<ScreenProps>>): Part<ScreenProps> {
  return createPart(async () => {
    const Fetched = await fetchScreen();
    return function ShownScreen(props: ScreenProps) {
      useReleaseKeys();
      return <Fetched {...props} />;
    };
  });
}
