import type { ReactNode } from 'react';
import { Link } from 'wouter';

import classes from './link-tabs.module.css';

export type LinkTab = {
  readonly href: string;
  readonly word: string;
  readonly isHere: boolean;
  /** Beside the word: a count. */
  readonly mark?: ReactNode;
};

/** The parts of a screen, each with an address of its own. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          className={classes.tab}
          aria-current={tab.isHere ? 'page' : undefined}
        >
          {tab.word}
          {tab.mark}
        </Link>
      ))}
    </nav>
  );
}
