import { Modal, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useAction } from '../api/use-action.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { PhoneSignIn } from './phone-sign-in.tsx';

export type NumberDialog = 'rename' | 'keys' | 'sign-in' | 'sign-out' | 'remove';

type NumberDialogsProps = { channel: ChannelView; open: NumberDialog | null; onClose: () => void };

/** The dialogs of one number; their contents begin anew each time they open. */
export function NumberDialogs({ channel, open, onClose }: NumberDialogsProps) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  return (
    <>
      <RenameDialog key={`rename ${open === 'rename'}`} channel={channel} open={open} onClose={onClose} />
      <KeysDialog key={`keys ${open === 'keys'}`} channel={channel} open={open} onClose={onClose} />
      <RemovalDialogs channel={channel} open={open} onClose={onClose} />
      <Modal
        opened={open === 'sign-in'}
        onClose={onClose}
        title={t('qr.title')}
        size={600}
        closeButtonProps={{ 'aria-label': basics('close') }}
      >
        <PhoneSignIn channelId={channel.id} onDone={onClose} />
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

function KeysDialog({ channel, open, onClose }: NumberDialogsProps) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const update = useAction('channels.update', { quiet: true });
  const submit = () => {
    if (token.trim() === '') {
      setProblem(t('form.required'));
      return;
    }
    update.mutate(
      { id: channel.id, secrets: { apiTokenInstance: token.trim() } },
      {
        onSuccess: onClose,
        onError: (error) => {
          setProblem(describe(error).next);
        },
      },
    );
  };
  return (
    <FormDialog
      isOpen={open === 'keys'}
      title={t('keys.title')}
      submitLabel={t('keys.submit')}
      cancelLabel={basics('cancel')}
      isBusy={update.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <PasswordInput
        label={t('form.token')}
        description={t('keys.text', { provider: t(`provider.${channel.provider}`) })}
        value={token}
        error={problem}
        autoComplete="off"
        onChange={(event) => {
          setToken(event.currentTarget.value);
          setProblem(null);
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
