import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';

import type { CallInput, CallOutput } from '#shared/api/contract.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import classes from './csv-dialog.module.css';

type Event = CallInput<'sources.importTorrowUrl'>['event'];
const events: readonly Event[] = ['created', 'changed', 'reminder', 'cancelled', 'paid'];
const usualHours = 2;

type ProposalProps = {
  url: string;
  proposal: CallOutput<'sources.readTorrowUrl'>;
  onClose: () => void;
};

/** What the address says, to be looked at and corrected. */
export function TorrowProposal({ url, proposal, onClose }: ProposalProps) {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [event, setEvent] = useState<Event | null>(proposal.event);
  const [hours, setHours] = useState(
    proposal.minutesBefore === null ? usualHours : proposal.minutesBefore / 60,
  );
  const [name, setName] = useState('Torrow');
  const [text, setText] = useState(proposal.text);
  const [isForTorrow, setIsForTorrow] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = useAction('sources.importTorrowUrl', { quiet: true });
  const submit = () => {
    if (event === null) return;
    keep.mutate(
      {
        url,
        event,
        minutesBefore: event === 'reminder' ? Math.round(hours * 60) : null,
        name: name.trim() === '' ? 'Torrow' : name.trim(),
        text,
        forTorrow: isForTorrow,
      },
      {
        onError: (error) => {
          setProblem(describe(error).next);
        },
      },
    );
  };
  if (keep.data) return <Done templateId={keep.data.templateId} onClose={onClose} />;
  return (
    <div className={classes.form}>
      {proposal.account !== null && (
        <p className={classes.facts}>
          {t('torrow.number')} <strong>{proposal.account}</strong>{' '}
          {proposal.channelId === null ? t('torrow.numberNew') : t('torrow.numberKnown')}
        </p>
      )}
      <Select
        label={t('torrow.event')}
        data={events.map((one) => ({ value: one, label: t(`torrow.events.${one}`) }))}
        value={event}
        onChange={setEvent}
        data-autofocus
      />
      {event === 'reminder' && (
        <NumberInput
          label={t('torrow.minutes')}
          value={hours}
          min={0.25}
          max={720}
          step={1}
          onChange={(value) => {
            if (typeof value === 'number') setHours(value);
          }}
        />
      )}
      <TextInput
        label={t('torrow.name')}
        value={name}
        maxLength={100}
        onChange={(change) => {
          setName(change.currentTarget.value);
        }}
      />
      <Textarea
        label={t('torrow.text')}
        autosize
        minRows={6}
        maxRows={16}
        value={text}
        error={problem}
        onChange={(change) => {
          setText(change.currentTarget.value);
          setProblem(null);
        }}
      />
      {proposal.problems.length > 0 && (
        <p className={classes.facts}>
          {t('torrow.problems', { list: proposal.problems.map(({ parameter }) => parameter).join(', ') })}
        </p>
      )}
      <Checkbox
        label={t('torrow.forTorrow')}
        description={t('torrow.forTorrowHelp')}
        checked={isForTorrow}
        onChange={(change) => {
          setIsForTorrow(change.currentTarget.checked);
        }}
      />
      <NewAddress address={proposal.newUrl} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {basics('cancel')}
        </Button>
        <Button onClick={submit} loading={keep.isPending} disabled={event === null}>
          {t('torrow.import')}
        </Button>
      </div>
    </div>
  );
}

function NewAddress({ address }: { address: string | null }) {
  const { t } = useTranslation('sources');
  const { t: basics } = useTranslation('basics');
  if (address === null) return <p className={classes.facts}>{t('torrow.noNewUrl')}</p>;
  return (
    <div className={classes.facts}>
      <p>{t('torrow.newUrl')}</p>
      <p className={classes.address}>
        <code className={classes.code}>{address}</code>
        <CopyButton text={address} label={basics('copy')} copiedLabel={basics('copied')} />
      </p>
    </div>
  );
}

function Done({ templateId, onClose }: { templateId: string; onClose: () => void }) {
  const { t } = useTranslation('sources');
  return (
    <div role="status">
      <p className={classes.facts}>{t('torrow.done')}</p>
      <div className={classes.actions}>
        <Button variant="default" component={Link} href={`/templates/${templateId}`}>
          {t('torrow.openText')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('csv.close')}
        </Button>
      </div>
    </div>
  );
}
