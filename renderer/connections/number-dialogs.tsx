import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { PhoneSignIn } from './steps/phone-sign-in.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';

export type NumberDialog = 'rename' | 'keys' | 'webhook' | 'sign-in' | 'sign-out' | 'remove';

type NumberDialogsProps = { channel: ChannelView; open: NumberDialog | null; onClose: () => void };

/** The dialogs of one number; their contents begin anew each time they open. */
export function NumberDialogs({ channel, open, onClose }: NumberDialogsProps) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  return (
    <>
      <RenameDialog key={`rename ${open === 'rename'}`} channel={channel} open={open} onClose={onClose} />
      <KeysDialog
        key={`keys ${open === 'keys'}`}
        channel={channel}
        isOpen={open === 'keys'}
        onClose={onClose}
      />
      <WebhookDialog
        key={`webhook ${open === 'webhook'}`}
        channel={channel}
        isOpen={open === 'webhook'}
        onClose={onClose}
      />
      <RemovalDialogs channel={channel} open={open} onClose={onClose} />
      <Modal
        opened={open === 'sign-in'}
        onClose={onClose}
        title={t('qr.title')}
        size={600}
        closeButtonProps={{ 'aria-label': basics('close') }}
      >
        <PhoneSignIn channel={channel} onDone={onClose} />
      </Modal>
    </>
  );
}

function RenameDialog({ channel, open, onClose }: NumberDialogsProps) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  const [label, setLabel] = useState(channel.label);
  const update = useAction('channels.update');
  return (
    <FormDialog
      isOpen={open === 'rename'}
      title={t('rename.title')}
      submitLabel={basics('save')}
      cancelLabel={basics('cancel')}
      isBusy={update.isPending}
      onClose={onClose}
      onSubmit={() => {
        if (label.trim() === '' || label.trim() === channel.label) onClose();
        else update.mutate({ id: channel.id, label: label.trim() }, { onSuccess: onClose });
      }}
    >
      <TextInput
        label={t('rename.label')}
        description={t('rename.help')}
        value={label}
        maxLength={60}
        onChange={(event) => {
          setLabel(event.currentTarget.value);
        }}
        data-autofocus
      />
    </FormDialog>
  );
}

function RemovalDialogs({ channel, open, onClose }: NumberDialogsProps) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  const remove = useAction('channels.remove');
  const signOut = useAction('channels.signOut');
  return (
    <>
      <ConfirmDialog
        isOpen={open === 'remove'}
        title={t('remove.title', { label: channel.label })}
        confirmLabel={t('remove.submit')}
        cancelLabel={basics('cancel')}
        isBusy={remove.isPending}
        onConfirm={() => {
          remove.mutate({ id: channel.id }, { onSuccess: onClose });
        }}
        onClose={onClose}
      >
        {channel.provider === 'practice' ? t('remove.practiceText') : t('remove.text')}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={open === 'sign-out'}
        title={t('signOutConfirm.title', { label: channel.label })}
        confirmLabel={t('signOutConfirm.submit')}
        cancelLabel={basics('cancel')}
        isBusy={signOut.isPending}
        onConfirm={() => {
          signOut.mutate({ id: channel.id }, { onSuccess: onClose });
        }}
        onClose={onClose}
      >
        {t('signOutConfirm.text')}
      </ConfirmDialog>
    </>
  );
}
