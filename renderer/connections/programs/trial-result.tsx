import { Button } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';

import { ApiError } from '#shared/api/errors.ts';
import type { BookingId } from '#shared/domain/ids.ts';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useFailureToast } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { showToast } from '../../ui/undo-toast.tsx';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import classes from './programs.module.css';
import type { Trial } from './try-hook.tsx';

/** What the other program would be told, and the visit that came of it. */
export function TrialResult({ trial, onRemoved }: { trial: Trial; onRemoved: () => void }) {
  const { t } = useTranslation('programs');
  const { status, answer, bookingId } = trial.output;
  const isTaken = status === 202;
  const Icon = isTaken ? CircleCheck : CircleX;
  return (
    <section className={classes.result} aria-label={t('trial.answer')}>
      <h3 className={classes.resultTitle}>
        <Icon size={18} aria-hidden className={isTaken ? classes.taken : classes.refused} />
        {t(`trial.status.${status}`)}
      </h3>
      {!isTaken && <p className={classes.text}>{t('trial.correct')}</p>}
      <div className={classes.pair}>
        <Listing title={t('trial.body')} text={trial.body} />
        <Listing title={`${t('trial.answer')}: ${status}`} text={pretty(answer)} />
      </div>
      {bookingId !== null && <TriedVisit key={bookingId} id={bookingId} onRemoved={onRemoved} />}
    </section>
  );
}

function Listing({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <p className={classes.pairTitle}>{title}</p>
      <div className={classes.listing}>
        <pre tabIndex={0} role="region" aria-label={title}>
          {text}
        </pre>
      </div>
    </div>
  );
}

/** The visit as it stands in the list, to be looked at and removed. */
function TriedVisit({ id, onRemoved }: { id: BookingId; onRemoved: () => void }) {
  const { t } = useTranslation('programs');
  const format = useTimeFormat();
  const showFailure = useFailureToast();
  const remove = useAction('sources.removeTrial', { quiet: true });
  // Its going is announced before the answer is here: what is gone is not asked for again.
  const isGoing = remove.isPending || remove.isSuccess;
  const visit = useCall('bookings.get', { id }, { enabled: !isGoing }).data;
  const [wasTold, setTold] = useState(false);
  if (!visit) return null;
  const words = [visit.contactName, visit.service].filter((word) => word !== '').join(', ');
  return (
    <>
      <div className={classes.visit} role="group" aria-label={t('trial.visit')}>
        <p className={classes.visitWords}>
          {`${format.date(visit.startsAt)}, ${format.time(visit.startsAt)} · ${words}`}
          {visit.version > 1 && (
            <span className={classes.needed}>{t('trial.changed', { version: visit.version })}</span>
          )}
        </p>
        <Link href={`/bookings/${id}`} className={classes.link}>
          {t('trial.open')}
        </Link>
        <Button
          variant="default"
          loading={remove.isPending}
          onClick={() => {
            remove.mutate(
              { bookingId: id },
              {
                onSuccess: () => {
                  showToast('trial', t('trial.removed'));
                  onRemoved();
                },
                onError: (error) => {
                  if (error instanceof ApiError && error.code === 'conflict') setTold(true);
                  else showFailure(error);
                },
              },
            );
          }}
        >
          {t('trial.remove')}
        </Button>
      </div>
      {wasTold && (
        <p role="alert" className={classes.problem}>
          {t('trial.cancelInstead')}
        </p>
      )}
    </>
  );
}

function pretty(json: string): string {
  const parsed: unknown = JSON.parse(json);
  return JSON.stringify(parsed, null, 2);
}
