import { Anchor } from '@mantine/core';

import type { SettingsView } from '#shared/api/calls/settings.ts';

import { useDesktop } from '../desktop/desktop-provider.tsx';
import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import classes from './settings.module.css';
import { UpdateSection } from './update-section.tsx';

/** Which version this is, whether there is a newer one for this computer, and where the data lies. */
export function AboutSection({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('settings');
  const desktop = useDesktop();
  return (
    <>
      {desktop !== null && <UpdateSection desktop={desktop} />}
      <PageSection title={t('about.title')}>
        <dl className={classes.about}>
          <dt>{t('about.version')}</dt>
          <dd>{settings.version}</dd>
          <dt>{t('about.data')}</dt>
          <dd>{t('about.dataText')}</dd>
          <dt>{t('about.api')}</dt>
          <dd>
            {t('about.apiText')}{' '}
            {/* The window shows nothing but its own screens, and the browser would not be signed in. */}
            {desktop === null && (
              <Anchor href="/docs" target="_blank" rel="noreferrer" inherit underline="always">
                {t('about.apiDocs')}
              </Anchor>
            )}
          </dd>
        </dl>
      </PageSection>
    </>
  );
}
