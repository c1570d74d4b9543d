import {
  BellRing,
  CalendarCheck2,
  CalendarClock,
  CalendarX2,
  HandCoins,
  MessageCircleHeart,
  UserX,
  type LucideIcon,
} from 'lucide-react';

import type { Trigger } from '#shared/domain/planning/rule.ts';

const icons: Record<Trigger['kind'], LucideIcon> = {
  created: CalendarCheck2,
  changed: CalendarClock,
  before: BellRing,
  'day-before-at': BellRing,
  cancelled: CalendarX2,
  paid: HandCoins,
  'no-show': UserX,
  after: MessageCircleHeart,
};

/** The shape of what sets a rule off. */
export function RuleIcon({ kind, size = 18 }: { kind: Trigger['kind']; size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} strokeWidth={1.9} aria-hidden />;
}
