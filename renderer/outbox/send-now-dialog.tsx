import { Text } from '@mantine/core';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { MessageBubble } from '../messages-in-words/message-bubble.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import { isQuiet } from './sending-times.ts';
import { useMessageActions } from './use-message-actions.ts';
import { useMomentWords } from '../messages-in-words/use-moment-words.ts';

type SendNowProps = { item: OutboxItemView; isOpen: boolean; onClose: () => void };

/** Asks before a message leaves ahead of its time; shows once more what leaves. */
export function SendNowDialog({ item, isOpen, onClose }: SendNowProps) {
  const { t } = useTranslation('outbox');
  const { t: basics } = useTranslation('basics');
  const { sendNow, isBusy } = useMessageActions(item);
  return (
    <FormDialog
      isOpen={isOpen}
      title={t('now.title', { name: item.title })}
      submitLabel={t('now.confirm')}
      cancelLabel={basics('cancel')}
      isBusy={isBusy}
      onSubmit={() => {
        sendNow(onClose);
      }}
      onClose={onClose}
    >
      <Consequences item={item} />
      <MessageBubble text={item.text} />
    </FormDialog>
  );
}

function Consequences({ item }: { item: OutboxItemView }) {
  const { t } = useTranslation('outbox');
  const format = useTimeFormat();
  const when = useMomentWords();
  const now = useNow();
  const quietHours = useCall('settings.get', {}).data?.business.quietHours ?? null;
  const isLate = Date.parse(item.dueAt) <= now;
  return (
    <Text c="var(--ink-2)" component="p">
      {isLate ? t('now.late') : t('now.text', { time: when(item.dueAt) })}
      {isQuiet(format.time(now), quietHours) && ` ${t('now.quiet', { time: format.time(now) })}`}
      {item.state === 'held' && ` ${t('now.held')}`}
    </Text>
  );
}
