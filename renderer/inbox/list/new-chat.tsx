import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import { ApiError } from '#shared/api/errors.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './new-chat.module.css';

type NewChatProps = {
  isOpen: boolean;
  onClose: () => void;
  channels: readonly ChannelView[];
  /** A phone to begin with, from a contact card. */
  phone: string;
  onStarted: (conversationId: string) => void;
};

/** Asks for a phone and opens the chat with it. */
export function NewChat({ isOpen, onClose, ...form }: NewChatProps) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('newChat.title')}
      closeButtonProps={{ 'aria-label': basics('close') }}
    >
      <NewChatForm key={form.phone} {...form} onCancel={onClose} />
    </Modal>
  );
}

function NewChatForm({
  channels,
  phone: initialPhone,
  onStarted,
  onCancel,
}: Omit<NewChatProps, 'isOpen' | 'onClose'> & { onCancel: () => void }) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const start = useAction('conversations.start', { quiet: true });
  const [phone, setPhone] = useState(initialPhone);
  const [name, setName] = useState('');
  const [channelId, setChannelId] = useState<ChannelId | null>(channels[0]?.id ?? null);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (channelId === null) return;
    start.mutate(
      { channelId, phone, ...(name.trim() === '' ? {} : { name: name.trim() }) },
      {
        onSuccess: (chat) => {
          onStarted(chat.id);
        },
      },
    );
  };
  const isRefused = start.error instanceof ApiError && start.error.code === 'invalid';
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t('newChat.phone')}
        description={t('newChat.phoneHint')}
        type="tel"
        autoComplete="off"
        data-autofocus
        required
        maxLength={40}
        value={phone}
        error={start.error === null ? null : isRefused ? t('newChat.badPhone') : describe(start.error).title}
        onChange={(event) => {
          setPhone(event.currentTarget.value);
          start.reset();
        }}
      />
      <TextInput
        label={t('newChat.name')}
        description={t('newChat.nameHint')}
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      {channels.length > 1 && (
        <Select
          label={t('newChat.channel')}
          data={channels.map((channel) => ({ value: channel.id, label: channel.label }))}
          value={channelId}
          allowDeselect={false}
          onChange={(value) => {
            setChannelId(channels.find((channel) => channel.id === value)?.id ?? null);
          }}
        />
      )}
      {channels.length === 0 && <p className={classes.note}>{t('newChat.noNumber')}</p>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onCancel}>
          {basics('cancel')}
        </Button>
        <Button
          type="submit"
          loading={start.isPending}
          disabled={channelId === null || phone.trim().length < 5}
        >
          {t('newChat.start')}
        </Button>
      </div>
    </form>
  );
}
