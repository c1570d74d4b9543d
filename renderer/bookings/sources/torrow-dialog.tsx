import { Button, Modal, Textarea } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';

import type { CallOutput } from '#shared/api/contract.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './csv-dialog.module.css';
import { TorrowProposal } from './torrow-proposal.tsx';

/** How such an address looks, in every language. */
const example = 'https://hooks.torrow.net/webhook/green-api?…';

/** A pasted address of Torrow's becomes a readable text and a rule, which the owner sees before anything is kept. */
export function TorrowDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('sources');
  const describe = useErrorWords();
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [proposal, setProposal] = useState<CallOutput<'sources.readTorrowUrl'> | null>(null);
  const read = useAction('sources.readTorrowUrl', { quiet: true });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    read.mutate(
      { url: url.trim() },
      {
        onSuccess: setProposal,
        onError: (error) => {
          setProblem(describe(error).next);
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('torrow.title')} size={640}>
      {proposal ? (
        <TorrowProposal url={url.trim()} proposal={proposal} onClose={onClose} />
      ) : (
        <form onSubmit={submit} noValidate>
          <Textarea
            label={t('torrow.url')}
            description={t('torrow.help')}
            placeholder={example}
            autosize
            minRows={4}
            maxRows={10}
            value={url}
            autoComplete="off"
            spellCheck={false}
            error={problem}
            data-autofocus
            onChange={(event) => {
              setUrl(event.currentTarget.value);
              setProblem(null);
            }}
          />
          <div className={classes.actions}>
            <Button type="submit" loading={read.isPending} disabled={url.trim() === ''}>
              {t('torrow.read')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
