import { Button } from '@mantine/core';
import { CalendarPlus2, Link2, PencilLine, Webhook } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

import { useCall } from '../../api/use-call.ts';
import { useDesktop } from '../../desktop/desktop-provider.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import classes from './ways-in.module.css';

/** The ways in which visits come to Deskbell, each with its next step. `onType` leads to the line that adds one. */
export function WaysIn({ title, text, onType }: { title: string; text: string; onType: () => void }) {
  const { t } = useTranslation('bookings');
  const [, navigate] = useLocation();
  const icon = { size: 20, strokeWidth: 1.9, 'aria-hidden': true } as const;
  const go = (path: string) => () => {
    navigate(path);
  };
  return (
    <div className={classes.ways}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.lead}>{text}</p>
      <div className={classes.cards}>
        <Way
          icon={<PencilLine {...icon} />}
          title={t('ways.line.title')}
          text={t('ways.line.text')}
          action={<Button onClick={onType}>{t('ways.line.action')}</Button>}
        />
        <Way
          icon={<CalendarPlus2 {...icon} />}
          title={t('ways.sources.title')}
          text={t('ways.sources.text')}
          action={
            <Button variant="default" onClick={go('/bookings/sources')}>
              {t('ways.sources.action')}
            </Button>
          }
        />
        <Way
          icon={<Link2 {...icon} />}
          title={t('ways.torrow.title')}
          text={t('ways.torrow.text')}
          action={
            <Button variant="default" onClick={go('/bookings/sources')}>
              {t('ways.torrow.action')}
            </Button>
          }
        />
        <Way icon={<Webhook {...icon} />} title={t('ways.hook.title')} text={t('ways.hook.text')}>
          <HookAddress />
        </Way>
      </div>
    </div>
  );
}

function Way({
  icon,
  title,
  text,
  action,
  children,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className={classes.way}>
      <span className={classes.icon}>{icon}</span>
      <div className={classes.words}>
        <h3 className={classes.wayTitle}>{title}</h3>
        <p className={classes.text}>{text}</p>
        {children}
      </div>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </section>
  );
}

/** The address to which any booking service may post, to be copied. */
export function HookAddress() {
  const { t } = useTranslation('bookings');
  const { t: basics } = useTranslation('basics');
  const isInDesktop = useDesktop() !== null;
  const address = useCall('settings.get', {}).data?.bookingHookUrl;
  if (address === undefined) return null;
  return (
    <>
      <p className={classes.address}>
        <code className={classes.code}>{address}</code>
        <CopyButton text={address} label={t('ways.hook.copy')} copiedLabel={basics('copied')} />
      </p>
      <p className={classes.text}>
        {isLocal(address) && `${t('ways.hook.local')} `}
        {/* The window shows nothing but its own screens, and the browser would not be signed in. */}
        {!isInDesktop && (
          <a className={classes.link} href="/docs" target="_blank" rel="noreferrer">
            {t('ways.hook.docs')}
          </a>
        )}
      </p>
    </>
  );
}

function isLocal(address: string): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(address);
}
