import type { ReactNode } from 'react';

import classes from './empty-state.module.css';

type EmptyStateProps = {
  icon: ReactNode;
  title: string;
  /** Why it is empty, or what happens next. */
  children?: ReactNode;
  /** The next step. */
  action?: ReactNode;
};

/** A view with nothing in it yet: says why, and what to do. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <div className={classes.icon} aria-hidden>
        {icon}
      </div>
      <h2 className={classes.title}>{title}</h2>
      {children !== undefined && <div className={classes.text}>{children}</div>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
