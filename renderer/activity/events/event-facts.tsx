import { useTranslation } from '../../i18n/use-translation.ts';
import { useSizeWords } from '../use-size-words.ts';
import { useClockWords } from '../use-clock-words.ts';
import { originOf } from './event-names.ts';
import classes from './event-pane.module.css';
import type { OpenEvent } from './event-pane.tsx';
import { useNumberNames } from './use-number-names.ts';

/** What is known of an event beside its body. */
export function EventFacts({ event }: { event: OpenEvent }) {
  const { t } = useTranslation('activity');
  const clock = useClockWords();
  const numberOf = useNumberNames();
  const sizeOf = useSizeWords();
  const { attempts, workedAt } = event;
  const tried =
    attempts === 0
      ? t('event.notYet')
      : [t('event.times', { count: attempts }), workedAt === null ? null : clock.full(workedAt)]
          .filter((part) => part !== null)
          .join(', ');
  const facts = [
    [t('event.received'), clock.full(event.receivedAt)],
    [t('event.number'), numberOf(event.channelId)],
    [t('event.source'), t(`source.${originOf(event)}`)],
    [t('event.type'), event.eventType ?? t('event.noType')],
    [t('event.size'), sizeOf(event.size)],
    [t('event.tried'), tried],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <FactRow key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
