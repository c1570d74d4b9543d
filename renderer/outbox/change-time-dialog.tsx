import { TextInput } from '@mantine/core';
import { useState } from 'react';

import type { OutboxItemView } from '#shared/api/calls/outbox.ts';

import { useAction } from '../api/use-action.ts';
import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { instantOf, wallTimeOf } from '../ui/wall-clock.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useTimeFormat } from '../ui/use-time-format.tsx';
import { isQuiet } from './sending-times.ts';
import { useMomentWords } from '../messages-in-words/use-moment-words.ts';
import { showToast } from '../ui/undo-toast.tsx';

type ChangeTimeProps = { item: OutboxItemView; isOpen: boolean; onClose: () => void };

/** Asks for another day and time, by the shop's clock. */
export function ChangeTimeDialog({ item, isOpen, onClose }: ChangeTimeProps) {
  const { timeZone } = useTimeFormat();
  const wall = wallTimeOf(Date.parse(item.dueAt), timeZone);
  const [typed, setTyped] = useState<string | null>(null);
  const close = () => {
    setTyped(null);
    onClose();
  };
  return (
    <TimeForm
      item={item}
      isOpen={isOpen}
      value={typed ?? `${wall.day}T${wall.time}`}
      onType={setTyped}
      onClose={close}
    />
  );
}

type TimeFormProps = ChangeTimeProps & { value: string; onType: (value: string) => void };

function TimeForm({ item, isOpen, value, onType, onClose }: TimeFormProps) {
  const { t } = useTranslation('outbox');
  const { t: basics } = useTranslation('basics');
  const { timeZone, foreignZoneName } = useTimeFormat();
  const when = useMomentWords();
  const edit = useAction('outbox.edit');
  const quietHours = useCall('settings.get', {}).data?.business.quietHours ?? null;
  const [problem, setProblem] = useState<'past' | 'useless' | null>(null);
  const [day = '', time = ''] = value.split('T');
  const submit = () => {
    const at = instantOf({ day, time: time.slice(0, 5) }, timeZone);
    if (Number.isNaN(at)) return;
    if (at <= presentTime()) setProblem('past');
    else if (item.usefulUntil !== null && at > Date.parse(item.usefulUntil)) setProblem('useless');
    else {
      edit.mutate(
        { id: item.id, dueAt: new Date(at).toISOString() },
        {
          onSuccess: () => {
            showToast(`outbox ${item.id}`, t('done.moved', { time: when(at) }));
            onClose();
          },
        },
      );
    }
  };
  const error =
    problem === 'past'
      ? t('time.past')
      : problem === 'useless' && item.usefulUntil !== null
        ? t('time.useless', { time: when(item.usefulUntil) })
        : null;
  return (
    <FormDialog
      isOpen={isOpen}
      title={t('time.title')}
      submitLabel={t('time.confirm')}
      cancelLabel={basics('cancel')}
      isBusy={edit.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        type="datetime-local"
        label={foreignZoneName === null ? t('time.when') : `${t('time.when')} (${foreignZoneName})`}
        value={value}
        required
        withAsterisk={false}
        data-autofocus
        error={error}
        description={isQuiet(time.slice(0, 5), quietHours) ? t('time.quiet') : null}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setProblem(null);
        }}
      />
    </FormDialog>
  );
}

function presentTime(): number {
  return Date.now();
}
