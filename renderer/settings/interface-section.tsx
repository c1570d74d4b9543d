import type { SettingsView } from '#shared/api/calls/settings.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import { Choice } from '../ui/choice.tsx';
import { SaveMark } from '../ui/save-mark.tsx';
import classes from './settings.module.css';
import { useSettingsChange } from '../api/use-settings-change.ts';

/** How Deskbell looks and speaks. */
export function InterfaceSection({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('settings');
  const { change, state } = useSettingsChange();
  return (
    <PageSection title={t('interface.title')} action={<SaveMark state={state} />}>
      <div className={classes.fields}>
        <Choice
          label={t('interface.language')}
          value={settings.interface.language ?? 'system'}
          options={[
            { value: 'system', label: t('interface.languageSystem') },
            { value: 'en', label: 'English' },
            { value: 'ru', label: 'Русский' },
          ]}
          onChange={(language) => {
            change({ interface: { language: language === 'system' ? null : language } });
          }}
        />
        <Choice
          label={t('interface.theme')}
          value={settings.interface.theme}
          options={[
            { value: 'system', label: t('interface.themeSystem') },
            { value: 'light', label: t('interface.themeLight') },
            { value: 'dark', label: t('interface.themeDark') },
          ]}
          onChange={(theme) => {
            change({ interface: { theme } });
          }}
        />
      </div>
    </PageSection>
  );
}
