import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
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
  if (channel.webhookUrl === null) {
    return <span className={classes.warning}>{t('webhookMissing', { path: channel.webhookPath })}</span>;
  }
  return (
    <>
      {t('receive.webhook')}
      <span className={classes.address}>
        <code>{channel.webhookUrl}</code>
        <CopyButton text={channel.webhookUrl} label={t('copyAddress')} copiedLabel={t('addressCopied')} />
      </span>
    </>
  );
}
