import { Switch } from '@mantine/core';

import type { Desktop } from '../desktop/desktop-provider.tsx';
import { useDesktopChange } from '../desktop/use-desktop-change.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import { SaveMark } from '../ui/save-mark.tsx';
import classes from './desktop-sections.module.css';

/** What the system tells in the corner of the screen. */
export function NotificationsSection({ desktop }: { desktop: Desktop }) {
  const { t } = useTranslation('settings');
  const { change, state: saveState } = useDesktopChange(desktop);
  const { toasts } = desktop.state;
  const kept = (name: keyof typeof toasts) => ({
    checked: toasts[name],
    onChange: () => {
      change({ toasts: { [name]: !toasts[name] } });
    },
  });
  return (
    <PageSection
      title={t('desktop.notifications')}
      text={t('desktop.notificationsText')}
      action={<SaveMark state={saveState} />}
    >
      <div className={classes.switches}>
        <Switch label={t('desktop.messages')} description={t('desktop.messagesHelp')} {...kept('messages')} />
        {toasts.messages && (
          <Switch
            className={classes.inner ?? ''}
            label={t('desktop.showsText')}
            description={t('desktop.showsTextHelp')}
            {...kept('showsText')}
          />
        )}
        <Switch label={t('desktop.trouble')} description={t('desktop.troubleHelp')} {...kept('trouble')} />
        <Switch
          label={t('desktop.sound')}
          disabled={!toasts.messages && !toasts.trouble}
          {...kept('sound')}
        />
      </div>
    </PageSection>
  );
}
