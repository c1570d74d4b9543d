import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';

import type { SettingsView } from '#shared/api/calls/settings.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import { TimeZoneSelect } from '../ui/time-zone-select.tsx';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import { Choice } from '../ui/choice.tsx';
import { SaveMark } from './save-mark.tsx';
import classes from './settings.module.css';
import { useSettingsChange } from './use-settings-change.ts';

/** A pause in typing after which the name is kept. Milliseconds. */
const typingPause = 700;

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
        <NameField
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

/** Keeps the name after a pause in typing, and when the field is left; what another window wrote shows when it is idle. */
function NameField({ kept, onKeep }: { kept: string; onKeep: (name: string) => void }) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed?.trim();
  const isNew = name !== undefined && name !== kept;
  useEffect(() => {
    if (!isNew) return;
    const timer = setTimeout(() => {
      onKeep(name);
    }, typingPause);
    return () => {
      clearTimeout(timer);
    };
    // A new `onKeep` each render must not begin the pause anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isNew, name]);
  return (
    <TextInput
      className={classes.wide ?? ''}
      label={t('business.name')}
      placeholder={t('business.namePlaceholder')}
      value={typed ?? kept}
      maxLength={120}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
      }}
      onBlur={() => {
        // What is not kept yet stays in sight until it is.
        if (isNew) onKeep(name);
        else setTyped(null);
      }}
    />
  );
}
