import { Button } from '@mantine/core';
import { FolderOpen, KeyRound } from 'lucide-react';

import type { Desktop } from '../desktop/desktop-provider.tsx';
import { computerHash } from '../desktop/keyring-banner.tsx';
import { useDesktopChange } from '../desktop/use-desktop-change.ts';
import { useFailureToast } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import { SaveMark } from '../ui/save-mark.tsx';
import classes from './desktop-sections.module.css';
import { DesktopSwitch } from './desktop-switch.tsx';

/** How Deskbell lives on this computer, and where its files are. */
export function ComputerSection({ desktop }: { desktop: Desktop }) {
  const { t } = useTranslation('settings');
  const { change, state: saveState } = useDesktopChange(desktop);
  const { keyring, startsAtLogin, closesToTray, platform } = desktop.state;
  return (
    <div ref={showIfMeant}>
      <PageSection title={t('desktop.computer')} action={<SaveMark state={saveState} />}>
        {keyring === 'file' && <KeyringNote />}
        <div className={classes.switches}>
          {startsAtLogin !== null && (
            <DesktopSwitch
              label={t('desktop.startsAtLogin')}
              help={t(`desktop.startsAtLoginHelp.${platform}`)}
              isOn={startsAtLogin}
              onChange={(isOn) => {
                change({ startsAtLogin: isOn });
              }}
            />
          )}
          <DesktopSwitch
            label={t('desktop.closesToTray')}
            help={t('desktop.closesToTrayHelp')}
            isOn={closesToTray}
            onChange={(isOn) => {
              change({ closesToTray: isOn });
            }}
          />
        </div>
        <Files call={desktop.call} />
      </PageSection>
    </div>
  );
}

/** The note about the keychain leads here, past the sections above. */
function showIfMeant(section: HTMLElement | null): void {
  if (section !== null && window.location.hash === computerHash) section.scrollIntoView();
}

function Files({ call }: { call: Desktop['call'] }) {
  const { t } = useTranslation('settings');
  const showFailure = useFailureToast();
  const open = (folder: 'data' | 'logs') => () => {
    call('desktop.openFolder', { folder }).catch(showFailure);
  };
  return (
    <div className={classes.line}>
      <p className={classes.words}>{t('desktop.files')}</p>
      <Button variant="default" leftSection={<FolderOpen size={16} />} onClick={open('data')}>
        {t('desktop.dataFolder')}
      </Button>
      <Button variant="default" onClick={open('logs')}>
        {t('desktop.logsFolder')}
      </Button>
    </div>
  );
}

/** This system has no keychain: what that means, and what to do. */
function KeyringNote() {
  const { t } = useTranslation('settings');
  return (
    <div className={classes.note} role="note">
      <KeyRound size={18} aria-hidden />
      <div>
        <h3 className={classes.noteTitle}>{t('desktop.keyring.title')}</h3>
        <p>{t('desktop.keyring.what')}</p>
        <p>{t('desktop.keyring.todo')}</p>
      </div>
    </div>
  );
}
