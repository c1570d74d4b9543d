import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useVisitWords } from '../use-visit-words.ts';
import { EditableText, type EditableTextProps } from './editable-text.tsx';
import { priceOf } from './price.ts';
import { useVisitChange } from './use-visit-change.ts';
import classes from './visit-facts.module.css';

/** The facts of a visit beside its time; the ones that the desk decides are changed in their place. */
export function VisitFacts({ visit, withService }: { visit: BookingView; withService: boolean }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const { keep, tells } = useVisitChange(visit);
  const currency = useCall('settings.get', {}).data?.business.currency ?? null;
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <dl className={classes.facts}>
      {withService && (
        <EditableFact
          label={t('card.service')}
          value={visit.service}
          maxLength={500}
          tells={tells}
          onSave={(service) => {
            keep({ service });
          }}
        />
      )}
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

function EditableFact(props: EditableTextProps) {
  return (
    <div className={classes.fact}>
      <dt className={classes.label}>{props.label}</dt>
      <dd className={classes.value}>
        <EditableText {...props} />
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
