import { Button } from '@mantine/core';
import { useState } from 'react';

import type { SettingsView } from '#shared/api/calls/settings.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import { MailDialog } from './mail-dialog.tsx';
import classes from './mail-section.module.css';
import { SaveMark } from '../ui/save-mark.tsx';
import { TryMail } from './try-mail.tsx';
import { useSettingsChange } from '../api/use-settings-change.ts';

/** The owner's mail server, for what has to leave by mail. */
export function MailSection({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('settings');
  const { change, state } = useSettingsChange();
  const [isOpen, setIsOpen] = useState(false);
  const { mail } = settings;
  const open = () => {
    setIsOpen(true);
  };
  return (
    <PageSection title={t('mail.title')} text={t('mail.text')} action={<SaveMark state={state} />}>
      <div className={classes.line}>
        <p className={classes.words}>
          {mail === null ? t('mail.none') : t('mail.facts', { from: mail.from, host: mail.host })}
        </p>
        <Button variant="default" onClick={open}>
          {mail === null ? t('mail.setUp') : t('mail.change')}
        </Button>
        {mail !== null && (
          <Button
            variant="subtle"
            onClick={() => {
              change({ mail: null });
            }}
          >
            {t('mail.remove')}
          </Button>
        )}
      </div>
      {mail !== null && <TryMail from={mail.from} />}
      {isOpen && (
        <MailDialog
          mail={mail}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </PageSection>
  );
}
