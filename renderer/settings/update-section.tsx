import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download, RefreshCw, RotateCw } from 'lucide-react';

import type { UpdateState } from '#shared/api/desktop.ts';

import { useFailureToast } from '../api/use-failure-toast.ts';
import type { Desktop } from '../desktop/desktop-provider.tsx';
import { useDesktopChange } from '../desktop/use-desktop-change.ts';
import { useInstallUpdate } from '../desktop/use-install-update.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Choice } from '../ui/choice.tsx';
import { PageSection } from '../ui/page.tsx';
import { SaveMark } from '../ui/save-mark.tsx';
import { useNow, useTimeFormat } from '../ui/use-time-format.tsx';
import classes from './update-section.module.css';

/** Which version is newer, how far it is, and which versions the owner wants. */
export function UpdateSection({ desktop }: { desktop: Desktop }) {
  const { t } = useTranslation('updates');
  const { change, state: saveState } = useDesktopChange(desktop);
  const { update, updateChannel } = desktop.state;
  if (update.kind === 'off')
    return (
      <PageSection title={t('title')}>
        <p className={classes.off}>{t('off')}</p>
      </PageSection>
    );
  return (
    <PageSection title={t('title')} action={<SaveMark state={saveState} />}>
      <div className={classes.state}>
        <div className={classes.words} role="status">
          <UpdateWords update={update} />
        </div>
        <NextStep desktop={desktop} update={update} />
        {update.kind === 'downloading' && (
          <div className={classes.progress}>
            <Progress value={update.percent} aria-label={t('downloading', { version: update.version })} />
            <span aria-hidden>{t('percent', { percent: update.percent })}</span>
          </div>
        )}
      </div>
      <Choice
        label={t('channel')}
        help={t(`${updateChannel}Help`)}
        value={updateChannel}
        options={[
          { value: 'stable', label: t('stable') },
          { value: 'early', label: t('early') },
        ]}
        onChange={(chosen) => {
          change({ updateChannel: chosen });
        }}
      />
    </PageSection>
  );
}

type Shown = Exclude<UpdateState, { kind: 'off' }>;

function UpdateWords({ update }: { update: Shown }) {
  const { t } = useTranslation('updates');
  switch (update.kind) {
    case 'current':
      return <CurrentWords update={update} />;
    case 'checking':
      return <p>{t('checking')}</p>;
    case 'downloading':
      return <p>{t('downloading', { version: update.version })}</p>;
    case 'ready':
      return <Words title={t('ready', { version: update.version })} more={t('readyHow')} />;
    case 'by-hand':
      return update.version === null ? (
        <Words title={t('stuck')} more={t('stuckHow')} />
      ) : (
        <Words title={t('byHand', { version: update.version })} more={t('byHandHow')} />
      );
  }
}

function CurrentWords({ update }: { update: Extract<UpdateState, { kind: 'current' }> }) {
  const { t } = useTranslation('updates');
  const format = useTimeFormat();
  // Only so that "5 minutes ago" stays true.
  useNow();
  const { checkedAt, trouble } = update;
  const looked = checkedAt === null ? null : t('looked', { when: format.relative(checkedAt) });
  if (trouble !== undefined)
    return <Words title={t(trouble)} more={[t('again'), looked].filter(Boolean).join(' ')} />;
  return looked === null ? <p>{t('soon')}</p> : <Words title={t('current')} more={looked} />;
}

function Words({ title, more }: { title: string; more: string | null }) {
  return (
    <>
      <p className={classes.title}>{title}</p>
      {more !== null && <p className={classes.more}>{more}</p>}
    </>
  );
}

/** The one thing to do about it. */
function NextStep({ desktop, update }: { desktop: Desktop; update: Shown }) {
  const { t } = useTranslation('updates');
  const showFailure = useFailureToast();
  const { install, isInstalling } = useInstallUpdate(desktop);
  const check = useMutation({
    networkMode: 'always',
    mutationFn: () => desktop.call('desktop.checkForUpdate', {}),
    onError: showFailure,
  });
  switch (update.kind) {
    case 'current':
    case 'checking':
      return (
        <Button
          variant="default"
          leftSection={<RefreshCw size={15} />}
          loading={update.kind === 'checking' || check.isPending}
          onClick={() => {
            check.mutate();
          }}
        >
          {t('check')}
        </Button>
      );
    case 'downloading':
      return null;
    case 'ready':
      return (
        <Button leftSection={<RotateCw size={15} />} loading={isInstalling} onClick={install}>
          {t('restart')}
        </Button>
      );
    case 'by-hand':
      return (
        <Button
          leftSection={<Download size={15} />}
          onClick={() => {
            desktop.call('desktop.openDownloadPage', {}).catch(showFailure);
          }}
        >
          {t('page')}
        </Button>
      );
  }
}
