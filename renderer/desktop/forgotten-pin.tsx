import type { DesktopState } from '#shared/api/desktop.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import classes from './lock-screen.module.css';

type ForgottenPinProps = { command: string; platform: DesktopState['platform'] };

/** The way back in, and what the PIN is for: said openly, it is no secret. */
export function ForgottenPin({ command, platform }: ForgottenPinProps) {
  const { t } = useTranslation('lock');
  return (
    <details
      className={classes.forgot}
      onToggle={(event) => {
        // In a low window the steps open below its edge.
        if (event.currentTarget.open) event.currentTarget.scrollIntoView({ block: 'nearest' });
      }}
    >
      <summary className={classes.summary}>{t('forgot.title')}</summary>
      <div className={classes.steps}>
        <ol>
          <li>{t(`forgot.quit.${platform}`)}</li>
          <li>
            {t(`forgot.run.${platform}`)}
            <span className={classes.command}>
              <code>{command}</code>
              <CopyButton text={command} label={t('forgot.copy')} copiedLabel={t('forgot.copied')} />
            </span>
          </li>
          <li>{t('forgot.then')}</li>
        </ol>
        <p className={classes.honest}>{t('forgot.honest')}</p>
      </div>
    </details>
  );
}
