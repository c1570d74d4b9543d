import { Button, Modal, TextInput } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import classes from './webhook-dialog.module.css';

type WebhookDialogProps = { channel: ChannelView; isOpen: boolean; onClose: () => void };

/** The address that the provider calls, to be pasted there by hand; for Meta with the word that it repeats. */
export function WebhookDialog({ channel, isOpen, onClose }: WebhookDialogProps) {
  const { t } = useTranslation('connections');
  const { t: basics } = useTranslation('basics');
  const provider = t(`actor.${channel.provider}`);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('webhook.title')}
      size={560}
      closeButtonProps={{ 'aria-label': basics('close') }}
    >
      <div className={classes.content}>
        {channel.webhookUrl === null ? (
          <>
            <p>{t('webhook.none', { provider })}</p>
            <Button component={Link} href="/connections/address" onClick={onClose}>
              {t('webhook.toAddress')}
            </Button>
          </>
        ) : (
          <>
            <p>{t('webhook.text', { provider })}</p>
            <CopyLine label={t('webhook.address')} text={channel.webhookUrl} />
            {channel.provider === 'wazzup24' && (
              <p className={classes.warning}>
                <TriangleAlert size={18} strokeWidth={2} aria-hidden />
                <span>
                  <strong>{t('webhook.secretTitle')}.</strong> {t('webhook.secretText')}
                </span>
              </p>
            )}
            {channel.provider === 'meta-cloud' && <VerifyToken channel={channel} />}
          </>
        )}
      </div>
    </Modal>
  );
}

/** Letters and digits of a new word: 128 bits. */
const wordBytes = 16;

/**
 * The word that Meta repeats when the address is typed there by hand. The present one is kept as a secret and never told,
 * so a new one takes its place: it counts only at that moment, and what Meta calls already stays as it is.
 */
function VerifyToken({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const [word, setWord] = useState<string | null>(null);
  const update = useAction('channels.update');
  const make = () => {
    const made = Array.from(crypto.getRandomValues(new Uint8Array(wordBytes)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    update.mutate(
      { id: channel.id, secrets: { verifyToken: made } },
      {
        onSuccess: () => {
          setWord(made);
        },
      },
    );
  };
  return (
    <>
      <p>{t('webhook.verifyText')}</p>
      {word === null ? (
        <Button variant="default" loading={update.isPending} onClick={make}>
          {t('webhook.makeVerify')}
        </Button>
      ) : (
        <CopyLine label={t('webhook.verify')} text={word} />
      )}
    </>
  );
}

function CopyLine({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('connections');
  return (
    <TextInput
      className={classes.line ?? ''}
      label={label}
      value={text}
      readOnly
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      rightSection={<CopyButton text={text} label={t('copy')} copiedLabel={t('copied')} />}
    />
  );
}
