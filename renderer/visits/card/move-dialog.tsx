import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';
import { wallTimeOf } from '#shared/domain/booking/wall-time.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TimeZoneSelect } from '../../ui/time-zone-select.tsx';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import { useWhatItTells } from '../use-what-it-tells.ts';
import { Tells } from './deed-dialog.tsx';
import classes from './deed-dialog.module.css';

/** A visit that moves by less than this is the same visit to the customer. Milliseconds. */
const tinyShift = 5 * 60_000;

/** The new time of a visit; its length stays, and what the customer will get is said before it is done. */
export function MoveDialog({
  visit,
  isOpen,
  onClose,
}: {
  visit: BookingView;
  isOpen: boolean;
  onClose: () => void;
}) {
  return <MoveForm key={`${isOpen}`} visit={visit} isOpen={isOpen} onClose={onClose} />;
}

function MoveForm({ visit, isOpen, onClose }: { visit: BookingView; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('bookings');
  const { t: basics } = useTranslation('basics');
  const { timeZone: shopZone } = useTimeFormat();
  const tells = useWhatItTells();
  const change = useAction('bookings.change');
  const [day, setDay] = useState(visit.local.slice(0, 10));
  const [time, setTime] = useState(visit.local.slice(11, 16));
  const [timeZone, setTimeZone] = useState(visit.timeZone);
  const [showsZone, setShowsZone] = useState(visit.timeZone !== shopZone);
  const [isMissing, setMissing] = useState(false);
  const now = useNow();
  const moved = movedTo(visit, day, time, timeZone);
  const isOther =
    moved !== null && Math.abs(Date.parse(moved.startsAt) - Date.parse(visit.startsAt)) >= tinyShift;
  const isPast = moved !== null && Date.parse(moved.startsAt) <= now;

  return (
    <FormDialog
      isOpen={isOpen}
      title={t('action.moveTitle')}
      submitLabel={t('action.moveSubmit')}
      cancelLabel={basics('cancel')}
      isBusy={change.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (moved === null) setMissing(true);
        else change.mutate({ id: visit.id, ...moved }, { onSuccess: onClose });
      }}
    >
      <div className={classes.fields}>
        <TextInput
          type="date"
          label={t('form.day')}
          value={day}
          error={isMissing && day === '' ? t('form.required') : null}
          onChange={(event) => {
            setDay(event.currentTarget.value);
          }}
          data-autofocus
        />
        <TextInput
          type="time"
          label={t('form.time')}
          value={time}
          error={isMissing && time === '' ? t('form.required') : isPast ? t('form.past') : null}
          onChange={(event) => {
            setTime(event.currentTarget.value);
          }}
        />
        {showsZone ? (
          <TimeZoneSelect
            className={classes.whole ?? ''}
            label={t('form.timeZone')}
            nothingFoundMessage={t('form.noSuchZone')}
            value={timeZone}
            onChange={setTimeZone}
          />
        ) : (
          <button
            type="button"
            className={classes.zone}
            onClick={() => {
              setShowsZone(true);
            }}
          >
            {t('action.otherZone')}
          </button>
        )}
      </div>
      <Tells words={isOther ? tells('changed', { ...visit, startsAt: moved.startsAt }) : null} />
    </FormDialog>
  );
}

/** The change that moves a visit to a wall time; null while the day or the time is missing. */
export function movedTo(
  visit: Pick<BookingView, 'startsAt' | 'endsAt'>,
  day: string,
  time: string,
  timeZone: string,
): { startsAt: string; endsAt: string | null; timeZone: string } | null {
  if (day === '' || time === '') return null;
  const start = wallTimeOf(`${day}T${time}`, timeZone).instant;
  const length = visit.endsAt === null ? null : Date.parse(visit.endsAt) - Date.parse(visit.startsAt);
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: length === null ? null : new Date(start + length).toISOString(),
    timeZone,
  };
}
