import { MessageCircleQuestion } from 'lucide-react';
import { useState } from 'react';

import type { ReplyCardView } from '#shared/api/calls/automation.ts';
import type { BookingView } from '#shared/api/calls/bookings.ts';
import type { BookingId } from '#shared/domain/ids.ts';

import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { DeedDialog } from '../../visits/card/deed-dialog.tsx';
import { MoveDialog } from '../../visits/card/move-dialog.tsx';
import { useVisitWords } from '../../visits/use-visit-words.ts';
import { useWhatItTells } from '../../visits/use-what-it-tells.ts';
import classes from './reply-cards.module.css';

/** The cards, each with what a person may make of the answer. */
export function CardList({ cards }: { cards: readonly ReplyCardView[] }) {
  const [movedId, setMovedId] = useState<BookingId | null>(null);
  return (
    <>
      {cards.length > 0 && (
        <div className={classes.cards}>
          {cards.map((card) => (
            <ReplyCard key={card.id} card={card} onMove={setMovedId} />
          ))}
        </div>
      )}
      {movedId !== null && (
        <MoveVisit
          id={movedId}
          onClose={() => {
            setMovedId(null);
          }}
        />
      )}
    </>
  );
}

function ReplyCard({ card, onMove }: { card: ReplyCardView; onMove: (id: BookingId) => void }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const resolve = useAction('replyCards.resolve');
  const [chosen, setChosen] = useState<BookingId | null>(null);
  const [isCancelling, setCancelling] = useState(false);
  const { bookings } = card;
  const only = bookings.length === 1 ? bookings[0] : undefined;
  const visit = only ?? bookings.find(({ id }) => id === chosen);
  const settle = (as: 'confirm' | 'move' | 'cancel', onDone?: () => void) => {
    if (visit) resolve.mutate({ id: card.id, as, bookingId: visit.id }, { onSuccess: () => onDone?.() });
  };
  const reason = reasons.find((known) => known === card.reason);
  return (
    <section className={classes.card} aria-label={t('reply.label')}>
      <MessageCircleQuestion className={classes.icon} size={18} strokeWidth={2} aria-hidden />
      <div className={classes.words}>
        <p className={classes.question}>
          {only
            ? t('reply.ask', { visit: words.short(only) })
            : t(bookings.length === 0 ? 'reply.askNone' : 'reply.askWhich')}
        </p>
        <p className={classes.reason}>
          <q className={classes.text}>{card.text}</q> {reason !== undefined && t(`reply.reason.${reason}`)}
        </p>
        {bookings.length > 1 && (
          <div className={classes.choices} role="group" aria-label={t('reply.askWhich')}>
            {bookings.map((booking) => (
              <button
                key={booking.id}
                type="button"
                className={classes.choice}
                aria-pressed={booking.id === chosen}
                onClick={() => {
                  setChosen(booking.id);
                }}
              >
                {words.short(booking)}
              </button>
            ))}
          </div>
        )}
        <div className={classes.buttons}>
          {visit && (
            <>
              <CardButton
                isBusy={resolve.isPending}
                onPress={() => {
                  settle('confirm');
                }}
              >
                {t('action.confirm')}
              </CardButton>
              <CardButton
                isBusy={resolve.isPending}
                onPress={() => {
                  settle('move', () => {
                    onMove(visit.id);
                  });
                }}
              >
                {t('action.move')}
              </CardButton>
              <CardButton
                isBusy={resolve.isPending}
                onPress={() => {
                  setCancelling(true);
                }}
              >
                {t('action.cancel')}
              </CardButton>
            </>
          )}
          <CardButton
            isBusy={resolve.isPending}
            isQuiet
            onPress={() => {
              resolve.mutate({ id: card.id, as: 'dismiss' });
            }}
          >
            {t(bookings.length === 0 ? 'reply.dismissPlain' : 'reply.dismiss')}
          </CardButton>
        </div>
      </div>
      {visit && isCancelling && (
        <CancelQuestion
          id={visit.id}
          isBusy={resolve.isPending}
          onSubmit={() => {
            settle('cancel', () => {
              setCancelling(false);
            });
          }}
          onClose={() => {
            setCancelling(false);
          }}
        />
      )}
    </section>
  );
}

const reasons = [
  'not-understood',
  'quote-asked-nothing',
  'button-of-another-visit',
  'no-such-choice',
  'visit-is-over',
  'visit-was-cancelled',
  'asked-too-long-ago',
  'visit-has-moved',
  'several-visits',
] as const;

function CardButton({
  isBusy,
  isQuiet = false,
  onPress,
  children,
}: {
  isBusy: boolean;
  isQuiet?: boolean;
  onPress: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      className={classes.button}
      data-quiet={isQuiet || undefined}
      disabled={isBusy}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

function CancelQuestion({
  id,
  isBusy,
  onSubmit,
  onClose,
}: {
  id: BookingId;
  isBusy: boolean;
  onSubmit: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const tells = useWhatItTells();
  const visit = useCall('bookings.get', { id }).data;
  if (!visit) return null;
  return (
    <DeedDialog
      isOpen
      title={t('action.ask.cancel')}
      visit={`${words.name(visit)}: ${words.short(visit)}`}
      tells={tells('cancelled', visit)}
      submitLabel={t('action.cancel')}
      tone="trouble"
      isBusy={isBusy}
      onSubmit={onSubmit}
      onClose={onClose}
    />
  );
}

/** The new time, asked for at once: the answer was that it should be another. */
function MoveVisit({ id, onClose }: { id: BookingId; onClose: () => void }) {
  const visit: BookingView | undefined = useCall('bookings.get', { id }).data;
  return visit ? <MoveDialog visit={visit} isOpen onClose={onClose} /> : null;
}
