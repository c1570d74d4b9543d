import { fateOfMissed } from '#shared/domain/address-health.ts';
import { calledNumbers } from '#shared/api/address-in-words.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './confirm-change.module.css';

type ConfirmChangeProps = {
  isOpen: boolean;
  title: string;
  confirmLabel: string;
  channels: readonly ChannelView[];
  /** True: there is no address afterwards. */
  stops: boolean;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before an address goes that numbers depend on, and says what happens to their messages meanwhile. */
export function ConfirmChange({ channels, stops, ...dialog }: ConfirmChangeProps) {
  const { t } = useTranslation('address');
  const { t: basics } = useTranslation('basics');
  const called = calledNumbers(channels);
  const names = (some: readonly ChannelView[]) => some.map(({ label }) => label).join(', ');
  const fates = (['lost', 'day', 'week'] as const).flatMap((fate) => {
    const some = called.filter(({ provider }) => fateOfMissed(provider) === fate);
    return some.length === 0 ? [] : [{ fate, numbers: names(some) }];
  });
  return (
    <ConfirmDialog {...dialog} tone={stops ? 'trouble' : 'accent'} cancelLabel={basics('cancel')}>
      <p>{t('confirm.depends', { count: called.length, numbers: names(called) })}</p>
      <p className={classes.then}>{stops ? t('confirm.stops') : t('confirm.moves')}</p>
      <ul className={classes.fates}>
        {fates.map(({ fate, numbers }) => (
          <li key={fate}>{t(`confirm.${fate}`, { numbers })}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
