import { Select } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';

import { toInstant } from '#shared/api/instant.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import { asId, type BookingId } from '#shared/domain/ids.ts';
import { maxTextLength } from '#shared/domain/template/engine.ts';
import {
  isVariableName,
  type TemplateEvent,
  type TemplateLanguage,
} from '#shared/domain/template/variables.ts';

import { useCall } from '../../api/use-call.ts';
import { useLanguage, useTranslation } from '../../i18n/use-translation.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { Phone } from './phone.tsx';
import classes from './preview.module.css';
import { SendTest } from './send-test.tsx';

/** A pause in typing after which the message is written out. Milliseconds. */
const pause = 220;

/** How many of the next visits can be chosen. */
const offered = 20;

type PreviewProps = {
  event: TemplateEvent;
  language: TemplateLanguage;
  /** Null when there is none in this language. */
  text: string | null;
  signOff: string | null;
  hasErrors: boolean;
};

/** The message as the customer will read it, for a real visit or an example; and a way to try it on one's own phone. */
export function Preview({ event, language, text, signOff, hasErrors }: PreviewProps) {
  const { t } = useTranslation('templates');
  const [bookingId, setBookingId] = useState<string | null>(null);
  const sample = bookingId === null ? {} : { bookingId: asId<BookingId>(bookingId) };
  const asked = useDebounced(text, pause);
  const askedSignOff = useDebounced(signOff, pause);
  const preview = useCall(
    'templates.preview',
    { event, language, text: asked ?? '', signOff: askedSignOff, ...sample },
    { enabled: asked !== null && !hasErrors, keepPrevious: true },
  );
  const shown = text === null ? null : (preview.data ?? null);
  return (
    <aside className={classes.preview} aria-label={t('preview.title')}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t('preview.title')}</h2>
        <SampleSelect bookingId={bookingId} onChange={setBookingId} />
      </div>
      <Phone
        language={language}
        text={shown?.text ?? ''}
        note={noteOf()}
        isStale={hasErrors && shown !== null && shown.text !== ''}
      />
      <Facts preview={hasErrors ? null : shown} />
      <SendTest
        input={text === null || hasErrors ? null : { event, language, text, signOff, ...sample }}
        hasErrors={hasErrors}
      />
    </aside>
  );

  function noteOf(): string | null {
    if (text === null) return t('preview.empty');
    if (hasErrors) return t('preview.broken');
    if (preview.isError && shown === null) return t('preview.failed');
    return null;
  }
}

function SampleSelect({
  bookingId,
  onChange,
}: {
  bookingId: string | null;
  onChange: (bookingId: string | null) => void;
}) {
  const { t } = useTranslation('templates');
  const format = useTimeFormat();
  // From the moment when the editor was opened: a list that moves by itself cannot be chosen from.
  const [from] = useState(() => toInstant(Date.now()));
  const bookings = useCall('bookings.list', { from, limit: offered });
  const items = (bookings.data?.items ?? []).filter(({ state }) => state === 'booked');
  if (items.length === 0) return null;
  return (
    <Select
      size="xs"
      className={classes.sample ?? ''}
      aria-label={t('preview.shownFor')}
      value={bookingId ?? ''}
      allowDeselect={false}
      maxDropdownHeight={280}
      comboboxProps={{ width: 300, position: 'bottom-end' }}
      data={[
        { value: '', label: t('preview.example') },
        ...items.map((booking) => ({
          value: booking.id,
          label: [
            booking.contactName,
            `${format.day(booking.startsAt)}, ${format.time(booking.startsAt)}`,
            booking.service,
          ]
            .filter((part) => part !== '')
            .join(' · '),
        })),
      ]}
      onChange={(value) => {
        onChange(value === '' ? null : value);
      }}
    />
  );
}

/** How long the message is, and what is missing in it. Of a constant height: nothing below moves while one types. */
function Facts({ preview }: { preview: CallOutput<'templates.preview'> | null }) {
  const { t } = useTranslation('templates');
  const language = useLanguage();
  const number = (value: number) => value.toLocaleString(language);
  const missing = (preview?.missing ?? []).map((name) =>
    isVariableName(name) ? t(`variables.${name}`) : name,
  );
  return (
    <div className={classes.facts}>
      <p className={classes.length}>
        {preview !== null &&
          t('preview.characters', { size: number(preview.length), limit: number(maxTextLength) })}
      </p>
      <p className={classes.gaps} data-tone={missing.length > 0 ? 'attention' : 'calm'} role="status">
        {preview !== null &&
          preview.text !== '' &&
          (missing.length > 0 ? (
            <>
              <CircleAlert size={14} strokeWidth={2.2} aria-hidden />
              <span>
                {t('preview.gaps', { names: missing.join(', ') })}. {t('preview.gapsNext')}
              </span>
            </>
          ) : (
            <>
              <CircleCheck size={14} strokeWidth={2.2} aria-hidden />
              <span>{t('preview.complete')}</span>
            </>
          ))}
      </p>
    </div>
  );
}
