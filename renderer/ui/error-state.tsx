import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';

import classes from './empty-state.module.css';

type ErrorStateProps = {
  /** What happened. */
  title: string;
  /** What it means and what to do. */
  next: string;
  /** The word on the button and what it does. */
  action: { label: string; run: () => void; isBusy?: boolean };
};

/** A view that could not be shown: what happened, and the next step. */
export function ErrorState({ title, next, action }: ErrorStateProps) {
  return (
    <div className={classes.state} data-tone="trouble" role="alert">
      <div className={classes.icon} aria-hidden>
        <TriangleAlert size={26} strokeWidth={1.8} />
      </div>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{next}</p>
      <div className={classes.action}>
        <Button variant="default" onClick={action.run} loading={action.isBusy ?? false}>
          {action.label}
        </Button>
      </div>
    </div>
  );
}
