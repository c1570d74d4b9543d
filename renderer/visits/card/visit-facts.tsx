import { ExternalLink, Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';
import type { CallInput } from '#shared/api/contract.ts';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useVisitWords } from '../use-visit-words.ts';
import { useWhatItTells } from '../use-what-it-tells.ts';
import { EditableFact } from './editable-fact.tsx';
import { MoveDialog } from './move-dialog.tsx';
import classes from './visit-facts.module.css';

/** The facts of a visit; the ones that the desk decides are changed in their place. */
export function VisitFacts({ visit }: { visit: BookingView }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const change = useAction('bookings.change');
  const tells = useWhatItTells()('changed', visit);
  const currency = useCall('settings.get', {}).data?.business.currency ?? null;
  const keep = (fields: Omit<CallInput<'bookings.change'>, 'id'>) => {
    change.mutate({ id: visit.id, ...fields });
  };
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <dl className={classes.facts}>
      <WhenFact visit={visit} />
      <EditableFact
        label={t('card.service')}
        value={visit.service}
        maxLength={500}
        tells={tells}
        onSave={(service) => {
          keep({ service });
        }}
      />
      <EditableFact
        label={t('card.staff')}
        value={visit.staff ?? ''}
        maxLength={500}
        tells={tells}
        onSave={(staff) => {
          keep({ staff: orNull(staff) });
        }}
      />
      <EditableFact
        label={t('card.place')}
        value={visit.place ?? ''}
        maxLength={500}
        tells={tells}
        onSave={(place) => {
          keep({ place: orNull(place) });
        }}
      />
      <EditableFact
        label={t('card.price')}
        value={visit.price === null ? '' : String(visit.price)}
        shown={visit.price === null ? '' : words.money(visit.price, visit.currency ?? currency)}
        maxLength={14}
        inputMode="decimal"
        tells={tells}
        check={(typed) => (typed === '' || priceOf(typed) !== null ? null : t('card.badPrice'))}
        onSave={(typed) => {
          const price = priceOf(typed);
          keep({ price, ...(price !== null && visit.currency === null ? { currency } : {}) });
        }}
      />
      {visit.resource !== null && <Fact label={t('card.resource')}>{visit.resource}</Fact>}
      {visit.number !== null && <Fact label={t('card.number')}>{visit.number}</Fact>}
      {visit.link !== null && (
        <Fact label={t('card.link')}>
          <a className={classes.link} href={visit.link} target="_blank" rel="noreferrer">
            {visit.link.replace(/^https?:\/\//, '')}
            <ExternalLink size={13} strokeWidth={2} aria-hidden />
          </a>
        </Fact>
      )}
      {visit.comment !== null && <Fact label={t('card.comment')}>{visit.comment}</Fact>}
      <Fact label={t('card.source')}>{words.source(visit)}</Fact>
    </dl>
  );
}

function WhenFact({ visit }: { visit: BookingView }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const [isMoving, setMoving] = useState(false);
  const shown = words.dayAndHours(visit);
  const elsewhere = words.elsewhere(visit);
  return (
    <div className={classes.fact}>
      <dt className={classes.label}>{t('card.when')}</dt>
      <dd className={classes.value}>
        <button
          type="button"
          className={classes.edit}
          aria-label={t('card.edit', { field: t('card.when'), value: shown })}
          onClick={() => {
            setMoving(true);
          }}
        >
          <span className={classes.words}>{shown}</span>
          <Pencil className={classes.pencil} size={13} strokeWidth={2} aria-hidden />
        </button>
        {elsewhere !== null && (
          <span className={classes.hint}>{t('card.localTime', { time: elsewhere })}</span>
        )}
        <MoveDialog
          visit={visit}
          isOpen={isMoving}
          onClose={() => {
            setMoving(false);
          }}
        />
      </dd>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        <span className={classes.fixed}>{children}</span>
      </dd>
    </div>
  );
}

/** A price as typed, "1 500,50" too; null when it is none. */
export function priceOf(typed: string): number | null {
  const text = typed.replace(/[\s\u00a0]/g, '').replace(',', '.');
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return null;
  const price = Number(text);
  return price <= 1e12 ? price : null;
}
