import { Button, Checkbox, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';

import type { SettingsView } from '#shared/api/calls/settings.ts';
import {
  openingHoursSchema,
  weekdays,
  type OpeningHours,
  type OpenSpan,
  type Weekday,
} from '#shared/domain/business/opening-hours.ts';

import { useLanguage, useTranslation } from '../i18n/use-translation.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { PageSection } from '../ui/page.tsx';
import classes from './hours-section.module.css';
import { SaveMark } from '../ui/save-mark.tsx';
import { useSettingsChange } from '../api/use-settings-change.ts';

const usual: OpenSpan = { from: '09:00', to: '20:00' };
/** Monday the 5th of January 2026: a week for the names of its days. */
const monday = Date.UTC(2026, 0, 5);

/** When the shop is open: told in texts, and decides when the answer "we are closed" is given. */
export function HoursSection({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('settings');
  const { change, state } = useSettingsChange();
  const nameOf = new Intl.DateTimeFormat(useLanguage(), { weekday: 'long', timeZone: 'UTC' });
  const [draft, setDraft] = useState<OpeningHours | null>(null);
  const hours = draft ?? settings.business.hours;
  const isRight = hours === null || openingHoursSchema.safeParse(hours).success;
  const keep = (next: OpeningHours | null) => {
    const isKept = next === null || openingHoursSchema.safeParse(next).success;
    setDraft(isKept ? null : next);
    if (isKept) change({ business: { hours: next } });
  };
  return (
    <PageSection title={t('hours.title')} text={t('hours.text')} action={<SaveMark state={state} />}>
      {hours === null ? (
        <Button
          variant="default"
          onClick={() => {
            keep(weekOf(usual));
          }}
        >
          {t('hours.begin')}
        </Button>
      ) : (
        <>
          <ul className={classes.week}>
            {weekdays.map((day, position) => (
              <Day
                key={day}
                name={nameOf.format(monday + position * 86_400_000)}
                spans={hours[day]}
                onChange={(spans) => {
                  keep({ ...hours, [day]: spans });
                }}
              />
            ))}
          </ul>
          {!isRight && (
            <p className={classes.problem} role="alert">
              {t('hours.wrong')}
            </p>
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              keep(null);
            }}
          >
            {t('hours.forget')}
          </Button>
        </>
      )}
    </PageSection>
  );
}

function Day({
  name,
  spans,
  onChange,
}: {
  name: string;
  spans: readonly OpenSpan[];
  onChange: (spans: readonly OpenSpan[]) => void;
}) {
  const { t } = useTranslation('settings');
  const replace = (position: number, span: OpenSpan) => {
    onChange(spans.map((old, index) => (index === position ? span : old)));
  };
  return (
    <li className={classes.day}>
      <Checkbox
        className={classes.name ?? ''}
        label={name}
        checked={spans.length > 0}
        onChange={(event) => {
          onChange(event.currentTarget.checked ? [usual] : []);
        }}
      />
      <div className={classes.spans}>
        {spans.length === 0 && <span className={classes.closed}>{t('hours.closed')}</span>}
        {spans.map((span, position) => (
          // Spans have no identity beside their place in the day.
          <div key={position} className={classes.span}>
            <TextInput
              type="time"
              size="xs"
              aria-label={t('hours.from', { day: name })}
              value={span.from}
              onChange={(event) => {
                replace(position, { ...span, from: event.currentTarget.value });
              }}
            />
            <span aria-hidden>–</span>
            <TextInput
              type="time"
              size="xs"
              aria-label={t('hours.to', { day: name })}
              value={span.to === '24:00' ? '00:00' : span.to}
              onChange={(event) => {
                const { value } = event.currentTarget;
                replace(position, { ...span, to: value === '00:00' ? '24:00' : value });
              }}
            />
            {spans.length > 1 && (
              <IconButton
                label={t('hours.removeSpan', { day: name })}
                onClick={() => {
                  onChange(spans.filter((_, index) => index !== position));
                }}
              >
                <X size={14} />
              </IconButton>
            )}
          </div>
        ))}
        {spans.length > 0 && spans.length < 3 && (
          <IconButton
            label={t('hours.addSpan', { day: name })}
            onClick={() => {
              onChange([...spans, { from: '15:00', to: '20:00' }]);
            }}
          >
            <Plus size={14} />
          </IconButton>
        )}
      </div>
    </li>
  );
}

function weekOf(span: OpenSpan): OpeningHours {
  const open = (day: Weekday) => (day === 'sunday' ? [] : [span]);
  return {
    monday: open('monday'),
    tuesday: open('tuesday'),
    wednesday: open('wednesday'),
    thursday: open('thursday'),
    friday: open('friday'),
    saturday: open('saturday'),
    sunday: open('sunday'),
  };
}
