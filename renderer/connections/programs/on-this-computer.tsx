import { Link } from 'wouter';

import { useDesktop } from '../../desktop/desktop-provider.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PageSection } from '../../ui/page.tsx';
import classes from './programs.module.css';

/** Where the local interface is found unless Deskbell was started otherwise. */
const usualAddress = 'http://127.0.0.1:8001';

/** The interface for programs on this computer: its address, who may use it, where it is described. */
export function OnThisComputer() {
  const { t } = useTranslation('programs');
  const { t: basics } = useTranslation('basics');
  const isInDesktop = useDesktop() !== null;
  const address = isInDesktop ? usualAddress : window.location.origin;
  return (
    <PageSection title={t('here.title')} text={t('here.text')}>
      <div className={classes.address} role="group" aria-label={t('here.address')}>
        <code className={classes.code}>{address}</code>
        <span className={classes.buttons}>
          <CopyButton text={address} label={t('here.addressCopy')} copiedLabel={basics('copied')} />
        </span>
      </div>
      {isInDesktop && <p className={classes.help}>{t('here.usual', { address: usualAddress })}</p>}
      <p className={classes.help}>
        <Link href="/settings" className={classes.link}>
          {t('here.users')}
        </Link>
      </p>
      {/* The window shows nothing but its own screens, and the browser would not be signed in. */}
      {!isInDesktop && (
        <p className={classes.help}>
          <a className={classes.link} href="/docs" target="_blank" rel="noreferrer">
            {t('here.docs')}
          </a>
        </p>
      )}
    </PageSection>
  );
}
