import type { ReactNode } from 'react';

import classes from './page.module.css';

type PageProps = {
  title: string;
  lead?: string;
  /** Beside the title: the main action. */
  action?: ReactNode;
  /** Above the title: the way back. */
  above?: ReactNode;
  /** True: two columns side by side have room. */
  isWide?: boolean;
  children: ReactNode;
};

/** A screen that reads from top to bottom, in a column of comfortable width. */
export function Page({ title, lead, action, above, isWide = false, children }: PageProps) {
  return (
    <div className={classes.scroll}>
      <div className={classes.column} data-wide={isWide || undefined}>
        {above}
        <header className={classes.header}>
          <div className={classes.heading}>
            <h1 className={classes.title}>{title}</h1>
            {lead !== undefined && <p className={classes.lead}>{lead}</p>}
          </div>
          {action}
        </header>
        {children}
      </div>
    </div>
  );
}

/** A block of a page with a heading of its own. */
export function PageSection({
  title,
  text,
  action,
  children,
}: {
  title: string;
  text?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHeader}>
        <div className={classes.heading}>
          <h2 className={classes.sectionTitle}>{title}</h2>
          {text !== undefined && <p className={classes.sectionText}>{text}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
