import { KeyRound, X } from 'lucide-react';
import { Link } from 'wouter';

import { useFailureToast } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import classes from '../shell/banners.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import { useDesktop } from './desktop-provider.tsx';

/** Where in the settings it stands what to do. */
export const computerHash = '#this-computer';

/** Says once that the system has no keychain, until the owner puts it aside; the settings go on saying it. */
export function KeyringBanner() {
  const { t } = useTranslation('settings');
  const desktop = useDesktop();
  const showFailure = useFailureToast();
  if (desktop === null || desktop.state.keyring === 'system' || desktop.state.toldAboutKeyring) return null;
  return (
    <aside className={classes.banner} data-tone="attention" aria-label={t('desktop.keyring.title')}>
      <KeyRound size={16} aria-hidden />
      <span className={classes.text}>{t('desktop.keyring.banner')}</span>
      <Link href={`/settings${computerHash}`} className={classes.link}>
        {t('desktop.keyring.look')}
      </Link>
      <IconButton
        label={t('desktop.keyring.dismiss')}
        size={24}
        onClick={() => {
          desktop.call('desktop.change', { toldAboutKeyring: true }).catch(showFailure);
        }}
      >
        <X size={15} />
      </IconButton>
    </aside>
  );
}
