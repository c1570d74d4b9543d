import { MessageCircle, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

import { ApiError } from '#shared/api/errors.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import type { BookingId } from '#shared/domain/ids.ts';
import { displayPhone } from '#shared/domain/phone.ts';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { SkeletonBar } from '../../ui/skeletons.tsx';
import { useNow } from '../../ui/use-time-format.tsx';
import { useVisitWords } from '../use-visit-words.ts';
import { VisitMarks } from '../visit-marks.tsx';
import { WhyNothing } from '../why-nothing.tsx';
import { EditableText } from './editable-text.tsx';
import { useVisitChange } from './use-visit-change.ts';
import { VisitActions } from './visit-actions.tsx';
import classes from './visit-card.module.css';
import { VisitFacts } from './visit-facts.tsx';
import { VisitHistory } from './visit-history.tsx';
import { VisitMessages } from './visit-messages.tsx';

type Visit = CallOutput<'bookings.get'>;

type VisitCardProps = {
  id: BookingId;
  /** `beside-chat`: who the customer is stands above it already, and the details are folded. */
  place?: 'alone' | 'beside-chat';
};

/** One visit: its facts, what can be done, what was and will be sent, and how it came to be so. */
export function VisitCard({ id, place = 'alone' }: VisitCardProps) {
  const { t } = useTranslation('bookings');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const visit = useCall('bookings.get', { id });
  if (visit.data) {
    return place === 'alone' ? <WholeCard visit={visit.data} /> : <ChatCard visit={visit.data} />;
  }
  if (visit.error) {
    const isGone = visit.error instanceof ApiError && visit.error.code === 'not-found';
    return (
      <ErrorState
        title={isGone ? t('card.gone.title') : t('card.failed')}
        next={isGone ? t('card.gone.next') : describe(visit.error).next}
        action={{ label: basics('tryAgain'), run: () => void visit.refetch(), isBusy: visit.isFetching }}
      />
    );
  }
  return (
    <div className={classes.card} data-place={place} role="status" aria-label={basics('loading')}>
      {[44, 72, 180].map((height) => (
        <SkeletonBar key={height} height={height} radius={8} />
      ))}
    </div>
  );
}

function WholeCard({ visit }: { visit: Visit }) {
  const { t } = useTranslation('bookings');
  return (
    <div className={classes.card} data-place="alone" data-state={visit.state}>
      <Head visit={visit} />
      <Customer visit={visit} />
      <Warning visit={visit} />
      <VisitActions visit={visit} />
      <Section title={t('card.facts')}>
        <VisitFacts visit={visit} withService={false} />
      </Section>
      <Section title={t('messages.title')}>
        <VisitMessages visit={visit} />
        <Why visit={visit} />
      </Section>
      <Section title={t('history.title')}>
        <VisitHistory history={visit.history} />
      </Section>
    </div>
  );
}

function ChatCard({ visit }: { visit: Visit }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const now = useNow();
  return (
    <div className={classes.card} data-place="beside-chat" data-state={visit.state}>
      <Warning visit={visit} />
      <VisitActions visit={visit} />
      <VisitFacts visit={visit} withService />
      <Folded
        title={t('messages.title')}
        more={words.next(visit, now) ?? t('visit.sent', { count: visit.sentCount })}
      >
        <VisitMessages visit={visit} />
      </Folded>
      <Folded
        title={t('history.title')}
        more={t('history.count', { count: Math.max(0, visit.history.length - 1) })}
      >
        <VisitHistory history={visit.history} />
      </Folded>
    </div>
  );
}

function Head({ visit }: { visit: Visit }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const { keep, tells } = useVisitChange(visit);
  const elsewhere = words.elsewhere(visit);
  return (
    <header className={classes.top}>
      <div className={classes.title}>
        <EditableText
          label={t('card.service')}
          value={visit.service}
          maxLength={500}
          size="title"
          tells={tells}
          onSave={(service) => {
            keep({ service });
          }}
        />
      </div>
      <p className={classes.when}>{words.dayAndHours(visit)}</p>
      {elsewhere !== null && <p className={classes.elsewhere}>{t('card.localTime', { time: elsewhere })}</p>}
      <div className={classes.marks}>
        <VisitMarks visit={visit} />
      </div>
    </header>
  );
}

function Customer({ visit }: { visit: Visit }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  return (
    <div className={classes.customer}>
      <Avatar id={visit.conversationId ?? visit.contactId} name={visit.contactName} size={40} />
      <div className={classes.person}>
        <p className={classes.name}>{words.name(visit)}</p>
        <p className={classes.phone}>
          {visit.phone === null ? t('reach.no-phone') : displayPhone(visit.phone)}
        </p>
      </div>
      {visit.conversationId === null ? (
        <StartChat visit={visit} />
      ) : (
        <Link href={`/inbox/${visit.conversationId}`} className={classes.chat}>
          <MessageCircle size={16} strokeWidth={1.9} aria-hidden />
          {t('card.openChat')}
        </Link>
      )}
    </div>
  );
}

/** A customer who was never written to: the chat is opened with the first real number, else with the practice line. */
function StartChat({ visit }: { visit: Visit }) {
  const { t } = useTranslation('bookings');
  const [, navigate] = useLocation();
  const channels = useCall('channels.list', {}).data?.items ?? [];
  const start = useAction('conversations.start');
  const channel = channels.find(({ provider }) => provider !== 'practice') ?? channels[0];
  const { phone, reach } = visit;
  if (channel === undefined || phone === null || reach !== 'ok') return null;
  return (
    <button
      type="button"
      className={classes.chat}
      disabled={start.isPending}
      onClick={() => {
        start.mutate(
          { channelId: channel.id, phone },
          {
            onSuccess: ({ id }) => {
              navigate(`/inbox/${id}`);
            },
          },
        );
      }}
    >
      <MessageCircle size={16} strokeWidth={1.9} aria-hidden />
      {t('card.startChat')}
    </button>
  );
}

function Warning({ visit }: { visit: Visit }) {
  const { t } = useTranslation('bookings');
  if (visit.reach === 'ok' || visit.state !== 'booked') return null;
  return (
    <p className={classes.warning}>
      <TriangleAlert size={16} strokeWidth={2} aria-hidden />
      <span>{t(`reach.${visit.reach}Long`)}</span>
    </p>
  );
}

function Why({ visit }: { visit: Visit }) {
  const { t } = useTranslation('bookings');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={classes.why}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('messages.why')}
      </button>
      <WhyNothing
        contactId={visit.contactId}
        name={visit.contactName}
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
        }}
      />
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}

function Folded({ title, more, children }: { title: string; more: string; children: ReactNode }) {
  return (
    <details className={classes.folded}>
      <summary className={classes.summary}>
        <span className={classes.heading}>{title}</span>
        <span className={classes.more}>{more}</span>
      </summary>
      {children}
    </details>
  );
}
