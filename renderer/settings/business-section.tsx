import type { SettingsView } from '#shared/api/calls/settings.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import { TimeZoneSelect } from '../ui/time-zone-select.tsx';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import { Choice } from '../ui/choice.tsx';
import { KeptField } from './kept-field.tsx';
import { SaveMark } from '../ui/save-mark.tsx';
import classes from './settings.module.css';
import { useSettingsChange } from '../api/use-settings-change.ts';

/** Who the shop is and where its clock hangs. */
export function BusinessSection({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('settings');
  const { change, state } = useSettingsChange();
  const format = useTimeFormat();
  const now = useNow();
  const { business } = settings;
  return (
    <PageSection title={t('business.title')} text={t('business.text')} action={<SaveMark state={state} />}>
      <div className={classes.fields}>
        <KeptField
          className={classes.wide ?? ''}
          label={t('business.name')}
          placeholder={t('business.namePlaceholder')}
          maxLength={120}
          kept={business.name}
          onKeep={(name) => {
            change({ business: { name } });
          }}
        />
        <TimeZoneSelect
          label={t('business.timeZone')}
          description={t('business.timeZoneNow', { time: format.time(now) })}
          inputWrapperOrder={['label', 'input', 'description']}
          nothingFoundMessage={t('business.timeZoneNone')}
          value={business.timeZone}
          onChange={(timeZone) => {
            change({ business: { timeZone } });
          }}
        />
        <Choice
          label={t('business.language')}
          help={t('business.languageHelp')}
          value={business.language}
          options={[
            { value: 'en', label: 'English' },
            { value: 'ru', label: 'Русский' },
          ]}
          onChange={(language) => {
            change({ business: { language } });
          }}
        />
      </div>
    </PageSection>
  );
}
