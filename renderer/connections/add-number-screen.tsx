import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';

import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import { useAction } from '../api/use-action.ts';
import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Page } from '../ui/page.tsx';
import classes from './add-number-screen.module.css';
import { keyedProviders, type KeyedProvider } from './keys/fields.ts';
import { KeysForm } from './keys/keys-form.tsx';
import { noKeys, typedOf, type Keys } from './keys/keys.ts';
import { ProviderNotice } from './keys/provider-notice.tsx';
import { ProviderChoice } from './provider-choice.tsx';
import { ConnectSteps } from './steps/connect-steps.tsx';

const addPath = '/connections/add';

type KeptKeys = Readonly<Record<KeyedProvider, Keys>>;

/** From "which provider" to a number that works, in one place. `id`: a number that is saved already. */
export function AddNumberScreen({ id }: { id: ChannelId | null }) {
  const { t } = useTranslation('connect');
  const [, navigate] = useLocation();
  // In the address, so that a page that is loaded anew, and the way back, keep the choice.
  const [search] = useSearchParams();
  const provider = keyedProviders.find((one) => one === search.get('provider')) ?? null;
  const choose = (one: KeyedProvider) => {
    navigate(`${addPath}?provider=${one}`);
  };
  const [keys, setKeys] = useState<KeptKeys>({
    'green-api': noKeys,
    'meta-cloud': noKeys,
    wazzup24: noKeys,
  });
  const remove = useAction('channels.remove');
  const correctKeys = (channel: ChannelView) => {
    const known = keyedProviders.find((one) => one === channel.provider);
    if (known === undefined) return;
    // After a restart of the page only the settings are known, and the keys are to be pasted anew.
    if (keys[known] === noKeys) setKeys({ ...keys, [known]: keysOf(known, channel) });
    remove.mutate({ id: channel.id });
    choose(known);
  };

  return (
    <Page
      title={t('title')}
      above={
        id === null && provider !== null ? (
          <button
            type="button"
            className={classes.back}
            onClick={() => {
              navigate(addPath);
            }}
          >
            <ArrowLeft size={16} aria-hidden /> {t('otherWay')}
          </button>
        ) : (
          <WayBack />
        )
      }
    >
      {id !== null ? (
        <ConnectSteps key={id} id={id} onCorrectKeys={correctKeys} />
      ) : provider === null ? (
        <ProviderChoice onChoose={choose} />
      ) : (
        <>
          <ProviderNotice
            provider={provider}
            onOther={() => {
              choose('green-api');
            }}
          />
          <KeysForm
            key={provider}
            provider={provider}
            keys={keys[provider]}
            onChange={(changed) => {
              setKeys((before) => ({ ...before, [provider]: changed }));
            }}
            onCreated={(channel) => {
              navigate(`/connections/${channel.id}`);
            }}
          />
        </>
      )}
    </Page>
  );
}

function WayBack() {
  const { t } = useTranslation('connect');
  const settings = useCall('settings.get', {});
  const channels = useCall('channels.list', {});
  const isFirstRun = settings.data?.isSetUp === false && channels.data?.items.length === 0;
  return (
    <Link className={classes.back} href={isFirstRun ? '/welcome' : '/connections'}>
      <ArrowLeft size={16} aria-hidden /> {isFirstRun ? t('backToStart') : t('back')}
    </Link>
  );
}

function keysOf(provider: KeyedProvider, channel: ChannelView): Keys {
  return {
    typed: typedOf(provider, channel.config, channel.label),
    receive: channel.config.receive === 'webhook' ? 'webhook' : 'polling',
  };
}
