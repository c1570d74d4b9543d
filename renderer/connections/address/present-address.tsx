import { Button, Tooltip } from '@mantine/core';
import { RefreshCw, RotateCw } from 'lucide-react';
import { useState } from 'react';

import { addressTroubleInWords, calledNumbers } from '#shared/api/address-in-words.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useNow } from '../../ui/use-time-format.tsx';
import { FindingMark } from '../finding-mark.tsx';
import { useAgo } from '../use-ago.ts';
import { AddressFacts } from './address-facts.tsx';
import { ConfirmChange } from './confirm-change.tsx';
import { judgeAddress, type AddressJudgement } from './judge-address.ts';
import classes from './present-address.module.css';

type PresentAddressProps = { tunnel: TunnelView; channels: readonly ChannelView[] };

/** The address as it is now: does it work, how is that known, what does it mean, what is the next step. */
export function PresentAddress({ tunnel, channels }: PresentAddressProps) {
  const { t } = useTranslation('address');
  const { t: basics } = useTranslation('basics');
  const { t: health } = useTranslation('health');
  const judgement = judgeAddress(tunnel);
  const { state } = judgement;
  const { what, next } = useJudgementWords(judgement, tunnel);
  const word = state === 'off' ? health('off.address') : basics(`state.${state}`);
  return (
    <section className={classes.card} aria-label={t('now.title')} data-state={state}>
      <header className={classes.header}>
        <FindingMark state={state} word={word} />
        <h2 className={classes.what}>{what}</h2>
      </header>
      <div className={classes.words}>
        {next !== null && <p>{next}</p>}
        <Meaning judgement={judgement} tunnel={tunnel} channels={channels} />
      </div>
      {tunnel.state !== 'off' && <AddressFacts tunnel={tunnel} />}
      {tunnel.state !== 'off' && <Steps tunnel={tunnel} channels={channels} />}
    </section>
  );
}

function useJudgementWords(
  judgement: AddressJudgement,
  { localUrl }: TunnelView,
): { readonly what: string; readonly next: string | null } {
  const { t } = useTranslation('address');
  switch (judgement.kind) {
    case 'works':
      return { what: t('now.works'), next: judgement.isProvedFromHere ? null : t('now.proofFromHere') };
    case 'not-needed':
      return { what: t('now.notNeeded'), next: t('now.notNeededWhy') };
    case 'missing':
      return { what: t('now.missing'), next: t('now.missingNext') };
    case 'untried':
      return { what: t('now.untried'), next: t('now.untriedNext') };
    case 'reason': {
      const { reason, isBorrowed } = judgement;
      const next = isBorrowed
        ? t('borrowed.next')
        : t(`reasons.${reason}.next`, { local: localUrl ?? 'localhost' });
      return { what: t(`reasons.${reason}.what`), next };
    }
  }
}

/** What it means for the customers; the words of the system or the carrier; when it goes on. */
function Meaning({ judgement, tunnel, channels }: PresentAddressProps & { judgement: AddressJudgement }) {
  const { t } = useTranslation('address');
  const ago = useAgo();
  const now = useNow(1000);
  if (judgement.kind === 'works' || judgement.kind === 'not-needed') return null;
  const detail = tunnel.state === 'up' ? tunnel.proof.detail : tunnel.detail;
  const meaning = tunnel.isNeeded
    ? judgement.state === 'broken' &&
      addressTroubleInWords(calledNumbers(channels), (key, numbers) => t(`trouble.${key}`, { numbers }))
    : t('now.unneededBroken');
  const { retryAt } = tunnel;
  return (
    <>
      {meaning !== false && meaning !== '' && <p className={classes.meaning}>{meaning}</p>}
      {detail !== null && <p className={classes.detail}>{t('now.detail', { detail })}</p>}
      {retryAt !== null && (
        <p className={classes.detail}>
          {Date.parse(retryAt) <= now ? t('now.retryNow') : t('now.retry', { when: ago(retryAt) })}
        </p>
      )}
    </>
  );
}

function Steps({ tunnel, channels }: PresentAddressProps) {
  const { t } = useTranslation('address');
  const check = useAction('tunnel.check');
  const restart = useAction('tunnel.restart');
  const [isAsking, setAsking] = useState(false);
  const isGiven = tunnel.carrier === 'own-domain' || tunnel.kind === 'own-domain';
  const begin = () => {
    restart.mutate(
      {},
      {
        onSettled: () => {
          setAsking(false);
        },
      },
    );
  };
  return (
    <footer className={classes.actions}>
      <Button
        variant="default"
        leftSection={<RefreshCw size={15} />}
        loading={check.isPending}
        onClick={() => {
          check.mutate({});
        }}
      >
        {t('now.check')}
      </Button>
      {!isGiven && (
        <Tooltip label={t('now.restartHelp')}>
          <Button
            variant="subtle"
            leftSection={<RotateCw size={15} />}
            loading={restart.isPending}
            onClick={() => {
              // Only an address that works is worth a question.
              if (tunnel.isNeeded && judgeAddress(tunnel).state === 'works') setAsking(true);
              else begin();
            }}
          >
            {t('now.restart')}
          </Button>
        </Tooltip>
      )}
      <ConfirmChange
        isOpen={isAsking}
        title={t('confirm.restartTitle')}
        confirmLabel={t('confirm.restart')}
        channels={channels}
        stops={false}
        isBusy={restart.isPending}
        onConfirm={begin}
        onClose={() => {
          setAsking(false);
        }}
      />
    </footer>
  );
}
