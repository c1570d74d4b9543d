import type { Desktop } from '../desktop/desktop-provider.tsx';
import { useDesktopChange } from '../desktop/use-desktop-change.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import { SaveMark } from '../ui/save-mark.tsx';
import classes from './desktop-sections.module.css';
import { DesktopSwitch } from './desktop-switch.tsx';

/** What the system tells in the corner of the screen. */
export function NotificationsSection({ desktop }: { desktop: Desktop }) {
  const { t } = useTranslation('settings');
  const { change, state: saveState } = useDesktopChange(desktop);
  const { toasts } = desktop.state;
  const kept = (name: keyof typeof toasts) => ({
    isOn: toasts[name],
    onChange: (isOn: boolean) => {
      change({ toasts: { [name]: isOn } });
    },
  });
  return (
    <PageSection
      title={t('desktop.notifications')}
      text={t('desktop.notificationsText')}
      action={<SaveMark state={saveState} />}
    >
      <div className={classes.switches}>
        <DesktopSwitch label={t('desktop.messages')} help={t('desktop.messagesHelp')} {...kept('messages')} />
        {toasts.messages && (
          <DesktopSwitch
            className={classes.inner ?? ''}
            label={t('desktop.showsText')}
            help={t('desktop.showsTextHelp')}
            {...kept('showsText')}
          />
        )}
        <DesktopSwitch label={t('desktop.trouble')} help={t('desktop.troubleHelp')} {...kept('trouble')} />
        <DesktopSwitch
          label={t('desktop.sound')}
          disabled={!toasts.messages && !toasts.trouble}
          {...kept('sound')}
        />
      </div>
    </PageSection>
  );
}
