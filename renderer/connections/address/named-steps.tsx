import { Anchor, PasswordInput, TextInput } from '@mantine/core';

import { Trans, useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import classes from './named-steps.module.css';
import { fieldOf, type WayDetailsProps } from './way-field.ts';
import { tokenIn } from './way-draft.ts';

/** What is to be done at Cloudflare, click by click, and the two things to bring back. */
export function NamedSteps(props: WayDetailsProps) {
  const { t } = useTranslation('address');
  const { tunnel, draft, onChange } = props;
  const service = serviceOf(tunnel.localUrl);
  const token = fieldOf(props, 'token');
  const isNoToken = draft.token.trim() !== '' && tokenIn(draft.token) === null;
  return (
    <>
      <div className={classes.steps}>
        <p className={classes.title}>{t('named.title')}</p>
        <ol>
          <li>
            <Trans
              t={t}
              i18nKey="named.open"
              components={{
                dashboard: (
                  <Anchor
                    href="https://one.dash.cloudflare.com"
                    target="_blank"
                    rel="noreferrer"
                    inherit
                    underline="always"
                  />
                ),
              }}
            />
          </li>
          <li>{t('named.name')}</li>
          <li>{t('named.token')}</li>
          <li>
            <Trans
              t={t}
              i18nKey="named.route"
              components={{
                service: (
                  <span className={classes.service}>
                    <code>{service}</code>
                    <CopyButton
                      text={service}
                      label={t('named.copyService')}
                      copiedLabel={t('program.copied')}
                    />
                  </span>
                ),
              }}
            />
          </li>
        </ol>
      </div>
      <PasswordInput
        {...token}
        label={t('named.tokenField')}
        description={tunnel.settings.hasToken ? t('named.tokenKept') : t('named.tokenHelp')}
        error={token.error ?? (isNoToken ? t('problems.token') : null)}
        onPaste={(event) => {
          const found = tokenIn(event.clipboardData.getData('text'));
          if (found === null) return;
          event.preventDefault();
          onChange({ token: found });
        }}
      />
      <TextInput
        {...fieldOf(props, 'hostname')}
        label={t('named.hostname')}
        description={t('named.hostnameHelp')}
        inputMode="url"
      />
    </>
  );
}

/** What Cloudflare's page wants: no scheme, because that is chosen beside it. */
function serviceOf(localUrl: string | null): string {
  const port = localUrl !== null && URL.canParse(localUrl) ? new URL(localUrl).port : '';
  return `localhost:${port === '' ? '8000' : port}`;
}
