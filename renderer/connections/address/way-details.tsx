import { TextInput } from '@mantine/core';

import { calledNumbers } from '#shared/api/address-in-words.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';

import { Trans, useTranslation } from '../../i18n/use-translation.ts';
import { CloudflareProgram } from './cloudflare-program.tsx';
import { NamedSteps } from './named-steps.tsx';
import classes from './way-details.module.css';
import { fieldOf, type WayDetailsProps } from './way-field.ts';

/** What a way needs and what it means here, below its description. */
export function WayDetails(props: WayDetailsProps) {
  const { t } = useTranslation('address');
  const { tunnel, draft } = props;
  switch (draft.kind) {
    case 'automatic':
      return tunnel.cloudflared === null ? (
        <CloudflareProgram {...props} missing={t('kinds.automatic.withoutProgram')} />
      ) : (
        <p className={classes.note}>{t('kinds.automatic.withProgram')}</p>
      );
    case 'localtunnel':
      return (
        <TextInput
          {...fieldOf(props, 'server')}
          label={t('kinds.localtunnel.server')}
          description={t('kinds.localtunnel.serverHelp')}
          placeholder={examples.server}
          inputMode="url"
        />
      );
    case 'cloudflare-quick':
      return <CloudflareProgram {...props} missing={t('program.missing')} withPath />;
    case 'cloudflare-named':
      return (
        <>
          <CloudflareProgram {...props} missing={t('program.missing')} withPath />
          <NamedSteps {...props} />
        </>
      );
    case 'own-domain':
      return (
        <>
          <TextInput
            {...fieldOf(props, 'url')}
            label={t('kinds.own-domain.url')}
            description={t('kinds.own-domain.urlHelp')}
            inputMode="url"
          />
          <p className={classes.note}>
            <Trans
              t={t}
              i18nKey="kinds.own-domain.leads"
              components={{ local: <code>{tunnel.localUrl ?? 'http://127.0.0.1:8000'}</code> }}
            />
          </p>
        </>
      );
    case 'none':
      return <WithoutAddress channels={props.channels} />;
  }
}

const examples = { server: 'https://localtunnel.me' };

/** Who would hear nothing without an address. */
function WithoutAddress({ channels }: { channels: readonly ChannelView[] }) {
  const { t } = useTranslation('address');
  const { t: connections } = useTranslation('connections');
  const called = calledNumbers(channels);
  const silent = called.filter(({ provider }) => provider !== 'green-api');
  const switchable = called.filter(({ provider }) => provider === 'green-api');
  const names = (some: readonly ChannelView[]) => some.map(({ label }) => label).join(', ');
  if (called.length === 0) return <p className={classes.note}>{t('kinds.none.fine')}</p>;
  return (
    <>
      {silent.length > 0 && (
        <p className={classes.warning}>{t('kinds.none.silent', { numbers: names(silent) })}</p>
      )}
      {switchable.length > 0 && (
        <p className={classes.note}>
          {t('kinds.none.switchable', {
            count: switchable.length,
            numbers: names(switchable),
            action: connections('actions.usePolling'),
          })}
        </p>
      )}
    </>
  );
}
