import { Ban, Banknote, CalendarClock, CircleCheck, RotateCcw, UserX } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useNow } from '../../ui/use-time-format.tsx';
import { useVisitWords } from '../use-visit-words.ts';
import { useWhatItTells } from '../use-what-it-tells.ts';
import type { Deed } from '../what-it-sends.ts';
import { DeedDialog } from './deed-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { useVisitDeeds } from './use-visit-deeds.ts';
import classes from './visit-actions.module.css';

/** What may be asked about before it is done, and what it is to the rules. */
const asked = {
  cancel: { deed: 'cancelled', tone: 'trouble' },
  restore: { deed: 'changed', tone: 'accent' },
  paid: { deed: 'paid', tone: 'accent' },
  noShow: { deed: 'no-show', tone: 'accent' },
} as const satisfies Record<string, { deed: Deed; tone: 'accent' | 'trouble' }>;
type Asked = keyof typeof asked;

/** What can be done with a visit as it stands; what writes to the customer is asked about first. */
export function VisitActions({ visit }: { visit: BookingView }) {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const tells = useWhatItTells();
  const deeds = useVisitDeeds(visit);
  const now = useNow();
  const [question, setQuestion] = useState<Asked | null>(null);
  // A dialog that closes still shows its question.
  const [last, setLast] = useState<Asked>('cancel');
  const [isMoving, setMoving] = useState(false);
  const ask = (about: Asked) => () => {
    if (tells(asked[about].deed, visit) === null) {
      deeds.run(about);
      return;
    }
    setLast(about);
    setQuestion(about);
  };
  const hasBegun = Date.parse(visit.startsAt) <= now;
  const isOn = visit.state === 'booked' || visit.state === 'done';
  const icon = { size: 15, strokeWidth: 2, 'aria-hidden': true } as const;

  return (
    <div className={classes.actions}>
      {visit.state === 'booked' && visit.confirmation !== 'confirmed' && (
        <Action
          icon={<CircleCheck {...icon} />}
          isBusy={deeds.isBusy}
          onPress={() => {
            deeds.run('confirm');
          }}
        >
          {t('action.confirm')}
        </Action>
      )}
      {visit.state === 'booked' && (
        <Action
          icon={<CalendarClock {...icon} />}
          onPress={() => {
            setMoving(true);
          }}
        >
          {t('action.move')}
        </Action>
      )}
      {isOn && hasBegun && (
        <Action icon={<UserX {...icon} />} isBusy={deeds.isBusy} onPress={ask('noShow')}>
          {t('action.noShow')}
        </Action>
      )}
      {(visit.state === 'cancelled' || visit.state === 'no-show') && (
        <Action icon={<RotateCcw {...icon} />} isBusy={deeds.isBusy} onPress={ask('restore')}>
          {t(visit.state === 'cancelled' ? 'action.restore' : 'action.cameAfterAll')}
        </Action>
      )}
      <Action
        icon={<Banknote {...icon} />}
        isBusy={deeds.isBusy}
        onPress={
          visit.paid
            ? () => {
                deeds.run('notPaid');
              }
            : ask('paid')
        }
      >
        {t(visit.paid ? 'action.notPaid' : 'action.paid')}
      </Action>
      {visit.state === 'booked' && (
        <Action icon={<Ban {...icon} />} tone="trouble" isBusy={deeds.isBusy} onPress={ask('cancel')}>
          {t('action.cancel')}
        </Action>
      )}
      <DeedDialog
        isOpen={question !== null}
        title={t(`action.ask.${last}`)}
        visit={`${words.name(visit)}: ${words.short(visit)}`}
        tells={tells(asked[last].deed, visit)}
        submitLabel={t(`action.${last}`)}
        tone={asked[last].tone}
        isBusy={deeds.isBusy}
        onSubmit={() => {
          deeds.run(last, () => {
            setQuestion(null);
          });
        }}
        onClose={() => {
          setQuestion(null);
        }}
      />
      <MoveDialog
        visit={visit}
        isOpen={isMoving}
        onClose={() => {
          setMoving(false);
        }}
      />
    </div>
  );
}

function Action({
  icon,
  tone,
  isBusy = false,
  onPress,
  children,
}: {
  icon: ReactNode;
  tone?: 'trouble';
  isBusy?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className={classes.action} data-tone={tone} disabled={isBusy} onClick={onPress}>
      {icon}
      {children}
    </button>
  );
}
