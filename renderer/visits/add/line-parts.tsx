import { CircleDashed, TriangleAlert, UserCheck } from 'lucide-react';
import type { ReactNode } from 'react';

import { wallTimeOf } from '#shared/domain/booking/wall-time.ts';
import { displayPhone } from '#shared/domain/phone.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useVisitWords } from '../use-visit-words.ts';
import classes from './line-parts.module.css';
import { isGrave, withChoice, wordsAt, type LineDoubt, type LineReading } from './visit-draft.ts';

/** What was understood of the line, what is missing, and what may have been meant otherwise. */
export function LineParts({
  line,
  reading,
  onLine,
}: {
  line: string;
  reading: LineReading;
  onLine: (line: string) => void;
}) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const { name, phone, service, price, startsAt, endsAt, knownContact } = reading;
  const missing = reading.missing.filter((part) => part !== 'name' || knownContact === null);
  return (
    <>
      <div className={classes.parts} aria-live="polite">
        {(name !== null || knownContact !== null) && (
          <Part label={t('add.chip.name')}>{knownContact?.name ?? name?.value}</Part>
        )}
        {phone !== null && <Part label={t('add.chip.phone')}>{displayPhone(phone.value)}</Part>}
        {startsAt !== null && (
          <Part label={t('add.chip.when')}>
            {words.dayAndHours({ startsAt, endsAt, timeZone: reading.timeZone })}
          </Part>
        )}
        {service !== null && <Part label={t('add.chip.service')}>{service.value}</Part>}
        {price !== null && (
          <Part label={t('add.chip.price')}>{words.money(price.amount, price.currency)}</Part>
        )}
        {missing.map((part) => (
          <span key={part} className={classes.part} data-missing>
            <CircleDashed size={14} strokeWidth={2} aria-hidden />
            {t(`add.missing.${part}`)}
          </span>
        ))}
      </div>
      {knownContact !== null && (
        <p className={classes.known}>
          <UserCheck size={15} strokeWidth={2} aria-hidden />
          {t('add.known', { name: knownContact.name })}
        </p>
      )}
      {reading.doubts.length > 0 && (
        <ul className={classes.doubts}>
          {reading.doubts.map((doubt) => (
            <Doubt
              key={`${doubt.about} ${doubt.reason} ${doubt.spans.map(({ from }) => from).join()}`}
              line={line}
              doubt={doubt}
              timeZone={reading.timeZone}
              onLine={onLine}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className={classes.part}>
      <span className={classes.label}>{label}</span> {children}
    </span>
  );
}

function Doubt({
  line,
  doubt,
  timeZone,
  onLine,
}: {
  line: string;
  doubt: LineDoubt;
  timeZone: string;
  onLine: (line: string) => void;
}) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const shown = (choice: string) =>
    /^\d{4}-/.test(choice) ? words.longDay(wallTimeOf(`${choice}T12:00`, timeZone).instant) : choice;
  return (
    <li className={classes.doubt} data-grave={isGrave(doubt) || undefined}>
      <TriangleAlert size={15} strokeWidth={2} aria-hidden />
      <span>{t(`add.doubt.${sentenceOf(doubt)}`, { words: wordsAt(line, doubt.spans) })}</span>
      {doubt.choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className={classes.choice}
          onClick={() => {
            onLine(withChoice(line, doubt, choice));
          }}
        >
          {shown(choice)}
        </button>
      ))}
    </li>
  );
}

function sentenceOf({ about, reason, choices }: LineDoubt) {
  switch (reason) {
    case 'several':
      return 'several';
    case 'in-the-past':
      return 'in-the-past';
    case 'does-not-exist':
      return 'date-does-not-exist';
    case 'not-valid':
      return 'phone-not-valid';
    case 'not-read':
      return 'rest-not-read';
    case 'either':
      if (about === 'name') return 'name-either';
      if (choices.length === 0) return 'either';
      return about === 'date' ? 'date-either' : 'time-either';
  }
}
