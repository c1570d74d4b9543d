import type { BookingView } from '#shared/api/calls/bookings.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { showUndoToast } from '../../ui/undo-toast.tsx';
import { useVisitWords } from '../use-visit-words.ts';

type DeedName = 'confirm' | 'cancel' | 'restore' | 'noShow' | 'paid' | 'notPaid';

/** Does things to a visit; a cancelled one offers the way back in a corner. */
export function useVisitDeeds(visit: BookingView): {
  run: (deed: DeedName, onDone?: () => void) => void;
  isBusy: boolean;
} {
  const { t } = useTranslation('bookings');
  const words = useVisitWords();
  const confirm = useAction('bookings.confirm');
  const cancel = useAction('bookings.cancel');
  const restore = useAction('bookings.restore');
  const noShow = useAction('bookings.markNoShow');
  const paid = useAction('bookings.markPaid');
  const { id } = visit;
  const sayCancelled = () => {
    showUndoToast({
      id: `visit ${id}`,
      message: t('action.done.cancel', { visit: `${words.name(visit)}, ${words.short(visit)}` }),
      undo: {
        label: t('add.undo'),
        run: () => {
          restore.mutate({ id });
        },
      },
    });
  };
  return {
    isBusy: [confirm, cancel, restore, noShow, paid].some(({ isPending }) => isPending),
    run: (deed, onDone = () => undefined) => {
      switch (deed) {
        case 'confirm':
          confirm.mutate({ id }, { onSuccess: onDone });
          return;
        case 'cancel':
          cancel.mutate(
            { id },
            {
              onSuccess: () => {
                onDone();
                sayCancelled();
              },
            },
          );
          return;
        case 'restore':
          restore.mutate({ id }, { onSuccess: onDone });
          return;
        case 'noShow':
          noShow.mutate({ id }, { onSuccess: onDone });
          return;
        case 'paid':
        case 'notPaid':
          paid.mutate({ id, paid: deed === 'paid' }, { onSuccess: onDone });
          return;
      }
    },
  };
}
