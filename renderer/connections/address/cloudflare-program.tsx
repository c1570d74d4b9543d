import { Anchor, Button, TextInput } from '@mantine/core';
import { Check, Search } from 'lucide-react';
import { useState } from 'react';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import classes from './cloudflare-program.module.css';
import { fieldOf, type WayDetailsProps } from './way-field.ts';

/** How the program is installed, in the words of each system: the same in every language. */
const lines = [
  { system: 'windows', line: 'winget install --id Cloudflare.cloudflared' },
  { system: 'mac', line: 'brew install cloudflared' },
  {
    system: 'linux',
    line: 'curl -LO https://github.com/cloudflare/cloudflared/releases/latest/download/cloudflared-linux-amd64.deb && sudo dpkg -i cloudflared-linux-amd64.deb',
  },
] as const;

type CloudflareProgramProps = WayDetailsProps & {
  /** What is said when it is not there. */
  missing: string;
  /** True: where it lies can be told. */
  withPath?: boolean;
};

/** Whether Cloudflare's program is on this computer, or how it gets there. */
export function CloudflareProgram({ missing, withPath = false, ...props }: CloudflareProgramProps) {
  const { t } = useTranslation('address');
  const [isAsked, setAsked] = useState(props.draft.program !== '');
  const { cloudflared } = props.tunnel;
  return (
    <div className={classes.program}>
      {cloudflared === null ? (
        <InstallLines missing={missing} />
      ) : (
        <p className={classes.found}>
          <Check size={15} strokeWidth={2.4} aria-hidden />
          {t('program.found')} <code>{cloudflared}</code>
        </p>
      )}
      {withPath &&
        (isAsked ? (
          <TextInput
            {...fieldOf(props, 'program')}
            label={t('program.path')}
            description={t('program.pathHelp')}
          />
        ) : (
          <Anchor
            component="button"
            type="button"
            size="sm"
            className={classes.elsewhere ?? ''}
            onClick={() => {
              setAsked(true);
            }}
          >
            {t('program.elsewhere')}
          </Anchor>
        ))}
    </div>
  );
}

function InstallLines({ missing }: { missing: string }) {
  const { t } = useTranslation('address');
  const tunnel = useCall('tunnel.get', {});
  return (
    <>
      <p className={classes.missing}>{missing}</p>
      <dl className={classes.lines}>
        {lines.map(({ system, line }) => (
          <div key={system}>
            <dt>{t(`program.${system}`)}</dt>
            <dd>
              <code>{line}</code>
              <CopyButton
                text={line}
                label={t('program.copy', { system: t(`program.${system}`) })}
                copiedLabel={t('program.copied')}
              />
            </dd>
          </div>
        ))}
      </dl>
      <Button
        variant="default"
        size="xs"
        leftSection={<Search size={14} />}
        className={classes.again ?? ''}
        loading={tunnel.isFetching}
        onClick={() => {
          void tunnel.refetch();
        }}
      >
        {t('program.again')}
      </Button>
    </>
  );
}
