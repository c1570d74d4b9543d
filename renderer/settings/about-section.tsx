import { Anchor } from '@mantine/core';

import type { SettingsView } from '#shared/api/calls/settings.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import classes from './settings.module.css';

/** Which version this is, and where the data lies. */
export function AboutSection({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('settings');
  return (
    <PageSection title={t('about.title')}>
      <dl className={classes.about}>
        <dt>{t('about.version')}</dt>
        <dd>{settings.version}</dd>
        <dt>{t('about.data')}</dt>
        <dd>{t('about.dataText')}</dd>
        <dt>{t('about.api')}</dt>
        <dd>
          {t('about.apiText')}{' '}
          <Anchor href="/docs" target="_blank" rel="noreferrer" inherit underline="always">
            {t('about.apiDocs')}
          </Anchor>
        </dd>
      </dl>
    </PageSection>
  );
}
