import { CircleX, Info, TriangleAlert } from 'lucide-react';

import type { LogRow } from '#shared/api/calls/activity.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { useClockWords } from '../use-clock-words.ts';
import classes from './log-part.module.css';

const shapes = { debug: Info, info: Info, warn: TriangleAlert, error: CircleX } as const;

/** One line of the log: when, how grave, what; the rest is folded. */
export function LogLine({ row }: { row: LogRow }) {
  const { t } = useTranslation('activity');
  const format = useTimeFormat();
  const clock = useClockWords();
  const Shape = shapes[row.level];
  const facts = Object.entries(row.facts);
  return (
    <li className={classes.line} data-level={row.level}>
      <span className={classes.time}>
        {row.at === null ? t('log.noTime') : clock.time(row.at)}
        {row.at !== null && format.listStamp(row.at) !== format.time(row.at) && (
          <span className={classes.day}>{format.listStamp(row.at)}</span>
        )}
      </span>
      <span className={classes.level}>
        <Shape size={13} strokeWidth={2.2} aria-hidden />
        {t(`log.mark.${row.level}`)}
      </span>
      {facts.length === 0 ? (
        <p className={classes.words}>{row.message}</p>
      ) : (
        <details className={classes.words}>
          <summary className={classes.summary}>
            {row.message} <span className={classes.more}>{t('log.facts')}</span>
          </summary>
          <dl className={classes.facts}>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
