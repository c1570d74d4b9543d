import { notifications } from '@mantine/notifications';
import { useLayoutEffect } from 'react';

import { useSpeak } from '../i18n/use-speak.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Bell } from '../ui/bell.tsx';
import { useDesktop } from './desktop-provider.tsx';
import { ForgottenPin } from './forgotten-pin.tsx';
import classes from './lock-screen.module.css';
import { PinForm } from './pin-form.tsx';

/** In place of everything while Deskbell is locked: asks for the PIN. Nothing of the shop can be seen or found on the page. */
export function LockScreen() {
  const { t } = useTranslation('lock');
  const desktop = useDesktop();
  // The settings, which say it otherwise, are not told to a locked page.
  const isSettled = useSpeak(desktop?.state.language);
  // Not an effect after the first picture: in that one the page is locked in everything.
  useLayoutEffect(() => {
    document.title = 'Deskbell';
    // What was said in the corner may name a customer; what fails because of the lock need not be said after it.
    clearToasts();
    return clearToasts;
  }, []);
  if (desktop === null || !isSettled) return null;
  const { lock, platform } = desktop.state;
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <span className={classes.mark}>
          <Bell size={40} />
        </span>
        <h1 className={classes.title}>{t('title')}</h1>
        <p className={classes.text}>{lock.isPinLost ? t('lost.text') : t('text')}</p>
        {!lock.isPinLost && <PinForm call={desktop.call} lock={lock} />}
      </div>
      <ForgottenPin command={lock.resetCommand} platform={platform} />
    </main>
  );
}

function clearToasts(): void {
  notifications.cleanQueue();
  notifications.clean();
}
