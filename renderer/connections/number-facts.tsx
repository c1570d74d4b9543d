import { Check, TriangleAlert } from 'lucide-react';

import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import { useSays } from '../i18n/use-says.ts';
import classes from './number-facts.module.css';

/** When something last came in, and by which way. */
export function NumberFacts({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const format = useTimeFormat();
  useNow();
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('lastEvent')}</dt>
        <dd>
          {channel.lastEventAt === null ? (
            t('lastEventNever')
          ) : (
            <time dateTime={channel.lastEventAt} title={format.full(channel.lastEventAt)}>
              {format.relative(channel.lastEventAt)}
            </time>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('receives')}</dt>
        <dd>
          <Receiving channel={channel} />
        </dd>
      </div>
    </dl>
  );
}

function Receiving({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  if (channel.provider === 'practice') return t('receive.practice');
  if (channel.webhookPath === null) return t('receive.polling');
  if (channel.webhookUrl === null) return <span className={classes.warning}>{t('webhookMissing')}</span>;
  return (
    <>
      {t('receive.webhook')}
      <span className={classes.address}>
        <code>{shownAddress(channel, channel.webhookUrl)}</code>
        {/* With a secret in it, it is copied from a dialog that says so. */}
        {channel.provider !== 'wazzup24' && (
          <CopyButton text={channel.webhookUrl} label={t('copyAddress')} copiedLabel={t('addressCopied')} />
        )}
      </span>
      <Told channel={channel} />
    </>
  );
}

/** Whether the provider knows that address. */
function Told({ channel }: { channel: ChannelView }) {
  const { t } = useTranslation('connections');
  const format = useTimeFormat();
  const says = useSays();
  const tunnel = useCall('tunnel.get', {});
  const told = tunnel.data?.registrations.find(({ channelId }) => channelId === channel.id);
  if (told === undefined) return null;
  const provider = t(`actor.${channel.provider}`);
  return (
    <span className={classes.told} data-state={told.state}>
      {told.state === 'set' && <Check size={13} strokeWidth={2.6} aria-hidden />}
      {told.state === 'failed' && <TriangleAlert size={13} strokeWidth={2.2} aria-hidden />}
      <span>
        {t(`registration.${told.state}`, { provider })}
        {told.state === 'failed' && told.why !== undefined && ` ${says.line(told.why)}`}
        {told.state === 'failed' &&
          told.retryAt !== null &&
          ` ${t('registration.retryAt', { when: format.relative(told.retryAt) })}`}
      </span>
    </span>
  );
}

/** Wazzup24's address ends with a secret that nobody should read over a shoulder. */
function shownAddress({ provider }: ChannelView, url: string): string {
  return provider === 'wazzup24' ? url.replace(/[^/]+$/, '••••••') : url;
}
