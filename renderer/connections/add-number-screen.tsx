import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Page } from '../ui/page.tsx';
import classes from './add-number-screen.module.css';
import { ConnectSteps } from './connect-steps.tsx';
import { GreenApiForm, noKeys, type KeysOfGreenApi } from './green-api-form.tsx';
import { ProviderChoice } from './provider-choice.tsx';

type Stage =
  | { readonly kind: 'choose' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'connect'; readonly channel: ChannelView };

/** From "which provider" to a number that works, in one place. */
export function AddNumberScreen() {
  const { t } = useTranslation('connections');
  const [stage, setStage] = useState<Stage>({ kind: 'choose' });
  const [keys, setKeys] = useState<KeysOfGreenApi>(noKeys);
  const settings = useCall('settings.get', {});
  const channels = useCall('channels.list', {});
  const isFirstRun = settings.data?.isSetUp === false && channels.data?.items.length === 0;

  return (
    <Page
      title={t('addScreen.title')}
      above={
        stage.kind === 'keys' ? (
          <button
            type="button"
            className={classes.back}
            onClick={() => {
              setStage({ kind: 'choose' });
            }}
          >
            <ArrowLeft size={16} aria-hidden /> {t('addScreen.choose')}
          </button>
        ) : (
          <Link className={classes.back} href={isFirstRun ? '/welcome' : '/connections'}>
            <ArrowLeft size={16} aria-hidden />{' '}
            {isFirstRun ? t('addScreen.backToStart') : t('addScreen.back')}
          </Link>
        )
      }
    >
      {stage.kind === 'choose' && (
        <ProviderChoice
          onGreenApi={() => {
            setStage({ kind: 'keys' });
          }}
        />
      )}
      {stage.kind === 'keys' && (
        <GreenApiForm
          keys={keys}
          onChange={setKeys}
          onCreated={(channel) => {
            setStage({ kind: 'connect', channel });
          }}
        />
      )}
      {stage.kind === 'connect' && (
        <ConnectSteps
          channel={stage.channel}
          onCorrectKeys={() => {
            setStage({ kind: 'keys' });
          }}
        />
      )}
    </Page>
  );
}
