import {
  Ban,
  Banknote,
  CalendarClock,
  CalendarX2,
  CheckCheck,
  Circle,
  CircleCheck,
  CircleHelp,
  MessageCircleQuestion,
  PhoneOff,
  UserX,
  type LucideIcon,
} from 'lucide-react';

import type { BookingView } from '#shared/api/calls/bookings.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { marksOf, type VisitMark } from './marks.ts';
import classes from './visit-marks.module.css';

/** Each state has a shape of its own; the colour only repeats it. */
export const markShapes: Record<VisitMark, LucideIcon> = {
  booked: Circle,
  asked: MessageCircleQuestion,
  confirmed: CircleCheck,
  declined: CalendarX2,
  'move-asked': CalendarClock,
  unclear: CircleHelp,
  cancelled: Ban,
  done: CheckCheck,
  'no-show': UserX,
  paid: Banknote,
};

/** The marks of a visit as words with their shapes; `warns` adds that the customer cannot be written to. */
export function VisitMarks({
  visit,
  warns = true,
}: {
  visit: Pick<BookingView, 'state' | 'confirmation' | 'paid' | 'reach'>;
  warns?: boolean;
}) {
  return (
    <span className={classes.marks}>
      {warns && visit.reach !== 'ok' && visit.state === 'booked' && <ReachMark reach={visit.reach} />}
      {marksOf(visit).map((mark) => (
        <Mark key={mark} mark={mark} />
      ))}
    </span>
  );
}

function Mark({ mark }: { mark: VisitMark }) {
  const { t } = useTranslation('bookings');
  const Shape = markShapes[mark];
  return (
    <span className={classes.mark} data-mark={mark}>
      <Shape size={13} strokeWidth={2.2} aria-hidden />
      {t(`mark.${mark}`)}
    </span>
  );
}

function ReachMark({ reach }: { reach: 'no-phone' | 'no-whatsapp' }) {
  const { t } = useTranslation('bookings');
  return (
    <span className={classes.mark} data-mark="unreachable">
      <PhoneOff size={13} strokeWidth={2.2} aria-hidden />
      {t(`reach.${reach}`)}
    </span>
  );
}
