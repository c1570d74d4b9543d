import { RotateCw, X } from 'lucide-react';
import { useState } from 'react';

import { useTranslation } from '../i18n/use-translation.ts';
import classes from '../shell/banners.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import { useDesktop, type Desktop } from './desktop-provider.tsx';
import { useInstallUpdate } from './use-install-update.ts';

/** Says calmly that a newer version lies ready. Put aside it stays away: quitting installs it anyway. */
export function UpdateBanner() {
  const desktop = useDesktop();
  const [isPutAside, setPutAside] = useState(false);
  if (desktop?.state.update.kind !== 'ready' || isPutAside) return null;
  return (
    <ReadyBanner
      desktop={desktop}
      version={desktop.state.update.version}
      onLater={() => {
        setPutAside(true);
      }}
    />
  );
}

function ReadyBanner({
  desktop,
  version,
  onLater,
}: {
  desktop: Desktop;
  version: string;
  onLater: () => void;
}) {
  const { t } = useTranslation('updates');
  const { install, isInstalling } = useInstallUpdate(desktop);
  return (
    <aside className={classes.banner} data-tone="calm" aria-label={t('title')}>
      <RotateCw size={16} aria-hidden />
      <span className={classes.text}>{t('banner.text', { version })}</span>
      <button type="button" className={classes.link} onClick={install} disabled={isInstalling}>
        {t('restart')}
      </button>
      <IconButton label={t('banner.later')} size={24} onClick={onLater}>
        <X size={15} />
      </IconButton>
    </aside>
  );
}
