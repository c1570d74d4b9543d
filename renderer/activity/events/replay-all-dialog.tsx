import { useAction } from '../../api/use-action.ts';
import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { addressOfFilter, questionOf, type EventFilter } from './event-filter.ts';

/** Asks before all failed events are worked through again. */
export function ReplayAllDialog({
  isOpen,
  filter,
  onClose,
}: {
  isOpen: boolean;
  filter: EventFilter;
  onClose: () => void;
}) {
  const { t } = useTranslation('activity');
  const { t: basics } = useTranslation('basics');
  const replay = useAction('journal.replayFailed');
  const count = useCall('health.get', {}).data?.journal.failed ?? 0;
  // Those that failed, whatever words they hold: what a search has found so far is no sure choice.
  const chosen: EventFilter = { ...filter, state: null, text: '' };
  const isNarrowed = addressOfFilter(chosen) !== '';
  return (
    <FormDialog
      isOpen={isOpen}
      title={isNarrowed ? t('replayAll.titleChosen') : t('replayAll.title', { count })}
      submitLabel={t('replayAll.confirm')}
      cancelLabel={basics('cancel')}
      isBusy={replay.isPending}
      onSubmit={() => {
        replay.mutate(replayed(chosen), { onSettled: onClose });
      }}
      onClose={onClose}
    >
      <p>{t('replayAll.text')}</p>
      {isNarrowed && <p>{t('replayAll.chosen')}</p>}
    </FormDialog>
  );
}

function replayed(filter: EventFilter) {
  const { channelId, source, eventType, from } = questionOf(filter, Date.now());
  return {
    ...(channelId === undefined ? {} : { channelId }),
    ...(source === undefined ? {} : { source }),
    ...(eventType === undefined ? {} : { eventType }),
    ...(from === undefined ? {} : { from }),
  };
}
