import type { ReactNode } from 'react';

import classes from './badge.module.css';

type BadgeProps = {
  tone?: 'neutral' | 'accent' | 'attention' | 'trouble' | 'works' | 'practice';
  icon?: ReactNode;
  children: ReactNode;
};

/** A small word in a frame: a label, a kind, a channel. */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {icon}
      <span className={classes.word}>{children}</span>
    </span>
  );
}

/** A count in a pill; above 99 it says "99+". `label` says what is counted, for screen readers. Nothing at zero. */
export function CountBadge({
  count,
  label,
  tone = 'accent',
}: {
  count: number;
  label: string;
  tone?: 'accent' | 'attention' | 'neutral';
}) {
  if (count <= 0) return null;
  return (
    <span className={classes.count} data-tone={tone}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className={classes.hidden}>{label}</span>
    </span>
  );
}
