import { Link } from 'wouter';

import type { Became } from '#shared/api/calls/journal.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './event-pane.module.css';
import type { OpenEvent } from './event-pane.tsx';

/** What an event became, with the way there. */
export function BecameList({ event }: { event: OpenEvent }) {
  const { t } = useTranslation('activity');
  const { became, becameMore, state } = event;
  if (state === 'failed' || state === 'ignored') return null;
  return (
    <section>
      <h4 className={classes.section}>{t('event.became')}</h4>
      {state === 'new' ? (
        <p className={classes.quiet}>{t('event.waiting')}</p>
      ) : became === null ? (
        <p className={classes.quiet}>{t('event.becameUnknown')}</p>
      ) : became.length === 0 ? (
        <p className={classes.quiet}>{t('event.becameNothing')}</p>
      ) : (
        <ul className={classes.became}>
          {became.map((one, position) => (
            <li key={position}>
              <BecameOne became={one} />
            </li>
          ))}
          {becameMore > 0 && (
            <li className={classes.quiet}>{t('event.becameMore', { count: becameMore })}</li>
          )}
        </ul>
      )}
    </section>
  );
}

function BecameOne({ became }: { became: Became }) {
  const { t } = useTranslation('activity');
  const href = placeOf(became);
  const isAboutChat = !['connection', 'booking', 'template'].includes(became.what);
  if (isAboutChat && became.conversationId === null) return t('became.nowhere');
  const words = t(`became.${became.what}`, { title: became.title ?? t('became.unnamed') });
  return href === null ? words : <Link href={href}>{words}</Link>;
}

function placeOf({ conversationId, messageId, bookingId, what }: Became): string | null {
  if (bookingId !== null) return `/bookings/${bookingId}`;
  if (conversationId !== null) {
    return messageId === null ? `/inbox/${conversationId}` : `/inbox/${conversationId}?message=${messageId}`;
  }
  return what === 'connection' ? '/connections' : null;
}
