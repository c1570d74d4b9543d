import type { CallOutput } from '#shared/api/contract.ts';
import { bookingStates, confirmationStates } from '#shared/domain/booking/booking.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useVisitWords } from '../use-visit-words.ts';
import classes from './visit-history.module.css';

type Entry = CallOutput<'bookings.get'>['history'][number];
type FieldChange = Entry['changes'][number];

/** Fields that have a word; any other changes without being named. */
const fields = [
  'contact',
  'startsAt',
  'endsAt',
  'timeZone',
  'service',
  'staff',
  'place',
  'resource',
  'number',
  'link',
  'comment',
  'price',
  'currency',
  'state',
  'confirmation',
  'paid',
] as const;
type Field = (typeof fields)[number];

/** Who changed what and when, newest first. */
export function VisitHistory({ history }: { history: readonly Entry[] }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const sentence = useChangeWords();
  return (
    <ol className={classes.list}>
      {history
        .toSorted((one, other) => other.version - one.version)
        .map((entry) => (
          <li key={entry.version} className={classes.entry}>
            <p className={classes.what}>
              {entry.version === 1
                ? t('history.booked')
                : entry.changes
                    .map(sentence)
                    .filter((line) => line !== null)
                    .join('; ')}
            </p>
            <p className={classes.who}>
              <time dateTime={entry.at}>{words.moment(entry.at)}</time> · {t(`history.by.${entry.by}`)}
            </p>
          </li>
        ))}
    </ol>
  );
}

/** "Time: tomorrow 15:00 → tomorrow 16:00"; null for a field that has no word. */
function useChangeWords(): (change: FieldChange) => string | null {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const valueOf = (field: Field, value: string): string => {
    switch (field) {
      case 'startsAt':
      case 'endsAt':
        return Number.isNaN(Date.parse(value)) ? value : words.moment(value);
      case 'state': {
        const state = bookingStates.find((known) => known === value);
        return state === undefined ? value : t(`history.state.${state}`);
      }
      case 'confirmation': {
        const confirmation = confirmationStates.find((known) => known === value);
        return confirmation === undefined ? value : t(`history.confirmation.${confirmation}`);
      }
      case 'paid':
        return t(value === 'true' ? 'history.paid' : 'history.notPaid');
      default:
        return value;
    }
  };
  return ({ field: name, from, to }) => {
    const field = fields.find((known) => known === name);
    if (field === undefined) return null;
    const word = t(`history.field.${field}`);
    const has = (value: string | null): value is string => value !== null && value !== '';
    if (!has(to)) return has(from) ? t('history.emptied', { field: word, from: valueOf(field, from) }) : null;
    return has(from)
      ? t('history.fromTo', { field: word, from: valueOf(field, from), to: valueOf(field, to) })
      : t('history.set', { field: word, to: valueOf(field, to) });
  };
}
