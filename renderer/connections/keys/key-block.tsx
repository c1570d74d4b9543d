import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';

import { Trans, useTranslation } from '../../i18n/use-translation.ts';
import type { Block } from './fields.ts';
import classes from './keys-form.module.css';

/** Pages of the providers, opened in the browser of the system. */
const pages = {
  console: 'https://console.green-api.com',
  users: 'https://business.facebook.com/settings/system-users',
  apps: 'https://developers.facebook.com/apps',
  app: 'https://app.wazzup24.com',
} as const;

/** One numbered step: where to click at the provider, and the fields for what is found there. */
export function KeyBlock({
  name,
  number,
  children,
}: {
  name: Block['name'];
  /** Null: there is only this one. */
  number: number | null;
  children: ReactNode;
}) {
  const { t } = useTranslation('connect');
  return (
    <li className={classes.block}>
      <h3 className={classes.blockTitle}>
        {number !== null && (
          <span className={classes.number} aria-hidden>
            {number}
          </span>
        )}
        {t(`block.${name}.title`)}
      </h3>
      <p className={classes.where}>
        <Trans
          t={t}
          i18nKey={`block.${name}.text`}
          components={{
            b: <strong />,
            console: <PageLink to="console" />,
            users: <PageLink to="users" />,
            apps: <PageLink to="apps" />,
            app: <PageLink to="app" />,
          }}
        />
      </p>
      {name === 'metaToken' && <p className={classes.aside}>{t('block.metaToken.aside')}</p>}
      {children}
    </li>
  );
}

function PageLink({ to, children }: { to: keyof typeof pages; children?: ReactNode }) {
  return (
    <Anchor href={pages[to]} target="_blank" rel="noreferrer" inherit underline="always">
      {children}
    </Anchor>
  );
}
