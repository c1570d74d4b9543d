import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { SettingsView } from '#shared/api/calls/settings.ts';
import { defaultQuietHours, type QuietHours } from '#shared/domain/planning/quiet-hours.ts';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { SaveMark } from '../ui/save-mark.tsx';
import { useSettingsChange } from '../api/use-settings-change.ts';
import { PageSection } from '../ui/page.tsx';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import classes from './quiet-hours-section.module.css';

/** The hours in which nobody is written to, by the shop's clock; each change is kept at once. */
export function QuietHoursSection() {
  const settings = useCall('settings.get', {});
  if (!settings.data) return null;
  return <QuietHoursFields business={settings.data.business} />;
}

function QuietHoursFields({ business }: { business: SettingsView['business'] }) {
  const { t } = useTranslation('rules');
  const { change, state } = useSettingsChange();
  const quiet = business.quietHours;
  const keep = (quietHours: QuietHours | null) => {
    change({ business: { quietHours } });
  };
  return (
    <PageSection title={t('quiet.title')} text={t('quiet.text')} action={<SaveMark state={state} />}>
      <div className={classes.fields}>
        <Switch
          label={t('quiet.on')}
          checked={quiet !== null}
          onChange={() => {
            keep(quiet === null ? defaultQuietHours : null);
          }}
        />
        {quiet === null ? (
          <p className={classes.note}>{t('quiet.none')}</p>
        ) : (
          <div className={classes.times}>
            <ClockField
              label={t('quiet.from')}
              kept={quiet.from}
              onKeep={(from) => {
                keep({ ...quiet, from });
              }}
            />
            <ClockField
              label={t('quiet.to')}
              kept={quiet.to}
              onKeep={(to) => {
                keep({ ...quiet, to });
              }}
            />
            <ZoneNote />
          </div>
        )}
        {quiet !== null && quiet.from === quiet.to && <p className={classes.note}>{t('quiet.same')}</p>}
      </div>
    </PageSection>
  );
}

function ZoneNote() {
  const { timeZone } = useTimeFormat();
  return <p className={classes.zone}>{timeZone.replaceAll('_', ' ')}</p>;
}

/** A clock time that is kept when the field is left or Enter is pressed: half a time is none. */
function ClockField({
  label,
  kept,
  onKeep,
}: {
  label: string;
  kept: string;
  onKeep: (time: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    if (typed !== null && typed !== '' && typed !== kept) onKeep(typed.slice(0, 5));
    setTyped(null);
  };
  return (
    <TextInput
      type="time"
      label={label}
      value={typed ?? kept}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
