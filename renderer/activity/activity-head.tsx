import type { ReactNode } from 'react';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { CountBadge } from '../ui/badge.tsx';
import { LinkTabs } from '../ui/link-tabs.tsx';
import classes from './activity-screen.module.css';

export type ActivityPart = 'events' | 'log' | 'support';

const parts: readonly { readonly part: ActivityPart; readonly href: string }[] = [
  { part: 'events', href: '/activity' },
  { part: 'log', href: '/activity/log' },
  { part: 'support', href: '/activity/diagnostics' },
];

/** The name of the screen, what can be done with all of it, and the way between its parts. */
export function ActivityHead({ here, children }: { here: ActivityPart; children?: ReactNode }) {
  const { t } = useTranslation('activity');
  const failed = useCall('health.get', {}).data?.journal.failed ?? 0;
  return (
    <header className={classes.head}>
      <div className={classes.heading}>
        <div className={classes.titles}>
          <h1 className={classes.title}>{t('title')}</h1>
          <p className={classes.lead}>{t('lead')}</p>
        </div>
        {children}
      </div>
      <LinkTabs
        label={t('parts.label')}
        tabs={parts.map(({ part, href }) => ({
          href,
          word: t(`parts.${part}`),
          isHere: part === here,
          mark:
            part === 'events' ? (
              <CountBadge count={failed} tone="attention" label={t('failedCount', { count: failed })} />
            ) : undefined,
        }))}
      />
    </header>
  );
}
