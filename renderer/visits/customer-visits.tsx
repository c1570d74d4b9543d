import { Plus } from 'lucide-react';
import { useState } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';
import type { ContactView } from '#shared/api/calls/contacts.ts';
import type { BookingId } from '#shared/domain/ids.ts';

import { usePages } from '../api/use-pages.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { useNow } from '../ui/use-time-format.tsx';
import { AddVisitDialog } from './add/add-visit-dialog.tsx';
import { VisitCard } from './card/visit-card.tsx';
import classes from './customer-visits.module.css';
import { useVisitWords } from './use-visit-words.ts';
import { VisitMarks } from './visit-marks.tsx';
import { WhyNothing } from './why-nothing.tsx';

/** A visit under way still stands among those that come. Milliseconds. */
const underWay = 2 * 3_600_000;
/** The border between past and future moves in steps, so that the list is not asked for at every breath. */
const step = 10 * 60_000;

/** A customer's visits beside the chat: the next one open, later ones below it, past ones folded, and a way to add one. */
export function CustomerVisits({ contact }: { contact: ContactView }) {
  const { t } = useTranslation('bookings');
  const now = useNow();
  const border = new Date(Math.floor((now - underWay) / step) * step).toISOString();
  const coming = usePages('bookings.list', { contactId: contact.id, from: border, limit: 20 });
  const next = coming.items?.find((visit) => visit.state === 'booked')?.id ?? null;
  const [chosen, setChosen] = useState<{ readonly id: BookingId | null } | null>(null);
  const [isAdding, setAdding] = useState(false);
  const [isAsking, setAsking] = useState(false);
  // Until somebody chooses, the next visit is the open one.
  const openId = chosen === null ? next : chosen.id;
  const toggle = (id: BookingId) => {
    setChosen({ id: openId === id ? null : id });
  };
  return (
    <section className={classes.visits} aria-label={t('customer.title')}>
      <div className={classes.head}>
        <h3 className={classes.heading}>{t('customer.title')}</h3>
        <button
          type="button"
          className={classes.add}
          onClick={() => {
            setAdding(true);
          }}
        >
          <Plus size={14} strokeWidth={2.2} aria-hidden />
          {t('customer.add')}
        </button>
      </div>
      {coming.items === undefined ? (
        coming.error !== null && <p className={classes.none}>{t('customer.failed')}</p>
      ) : coming.items.length === 0 ? (
        <p className={classes.none}>{t('customer.none')}</p>
      ) : (
        <VisitList visits={coming.items} openId={openId} onToggle={toggle} />
      )}
      {coming.hasMore && <More onPress={coming.loadMore} />}
      <PastVisits contact={contact} border={border} openId={openId} onToggle={toggle} />
      <button
        type="button"
        className={classes.why}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('customer.why')}
      </button>
      <AddVisitDialog
        contact={contact}
        isOpen={isAdding}
        onClose={() => {
          setAdding(false);
        }}
      />
      <WhyNothing
        contactId={contact.id}
        name={contact.name}
        isOpen={isAsking}
        onClose={() => {
          setAsking(false);
        }}
      />
    </section>
  );
}

function PastVisits({
  contact,
  border,
  openId,
  onToggle,
}: {
  contact: ContactView;
  border: string;
  openId: BookingId | null;
  onToggle: (id: BookingId) => void;
}) {
  const { t } = useTranslation('bookings');
  const past = usePages('bookings.list', {
    contactId: contact.id,
    to: border,
    order: 'latest-first',
    limit: 20,
  });
  if (past.items === undefined || past.items.length === 0) return null;
  return (
    <details className={classes.past}>
      <summary className={classes.summary}>
        {past.hasMore ? t('customer.pastMore') : t('customer.past', { count: past.items.length })}
      </summary>
      <VisitList visits={past.items} openId={openId} onToggle={onToggle} />
      {past.hasMore && <More onPress={past.loadMore} />}
    </details>
  );
}

function VisitList({
  visits,
  openId,
  onToggle,
}: {
  visits: readonly BookingView[];
  openId: BookingId | null;
  onToggle: (id: BookingId) => void;
}) {
  const words = useVisitWords();
  return (
    <ul className={classes.list}>
      {visits.map((visit) => {
        const isOpen = visit.id === openId;
        return (
          <li key={visit.id} className={classes.visit} data-open={isOpen || undefined}>
            <button
              type="button"
              className={classes.toggle}
              data-state={visit.state}
              aria-expanded={isOpen}
              onClick={() => {
                onToggle(visit.id);
              }}
            >
              <span className={classes.when}>{words.momentHead(visit.startsAt)}</span>
              <span className={classes.what}>{words.service(visit)}</span>
              <VisitMarks visit={visit} />
            </button>
            {isOpen && <VisitCard id={visit.id} place="beside-chat" />}
          </li>
        );
      })}
    </ul>
  );
}

function More({ onPress }: { onPress: () => void }) {
  const { t } = useTranslation('bookings');
  return (
    <button type="button" className={classes.why} onClick={onPress}>
      {t('customer.showMore')}
    </button>
  );
}
