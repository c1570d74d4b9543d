import { Button } from '@mantine/core';
import { FlaskConical, Link2, MessageCircle, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';

import type { SettingsView } from '#shared/api/calls/settings.ts';

import { useAction } from '../api/use-action.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Bell } from '../ui/bell.tsx';
import { systemZone } from '../ui/time-zones.ts';
import { ShopLine, type Shop } from './shop-line.tsx';
import classes from './welcome-screen.module.css';

/** The first minute: three ways in, and a line about the shop. Nothing to sign up for, nothing to click away. */
export function WelcomeScreen({ settings }: { settings: SettingsView }) {
  const { t, i18n } = useTranslation('onboarding');
  const [, navigate] = useLocation();
  const [shop, setShop] = useState<Shop>(() => ({
    name: settings.business.name,
    timeZone: systemZone(),
    language: i18n.language === 'ru' ? 'ru' : 'en',
  }));
  const update = useAction('settings.update');
  const create = useAction('channels.create');
  const isBusy = update.isPending || create.isPending;

  const keepShop = (isSetUp: boolean, then: () => void) => {
    update.mutate(
      {
        business: shop,
        interface: { language: settings.interface.language },
        ...(isSetUp ? { isSetUp } : {}),
      },
      { onSuccess: then },
    );
  };
  const connect = () => {
    keepShop(false, () => {
      navigate('/connections/add');
    });
  };
  const practise = () => {
    create.mutate(
      { provider: 'practice', label: t('practice.label') },
      {
        onSuccess: () => {
          keepShop(true, () => {
            navigate('/inbox');
          });
        },
      },
    );
  };

  return (
    <main className={classes.page} id="content">
      <div className={classes.column}>
        <header className={classes.header}>
          <Bell size={56} />
          <h1 className={classes.title}>{t('title')}</h1>
          <p className={classes.lead}>{t('lead')}</p>
        </header>
        <div className={classes.ways}>
          <Way
            icon={MessageCircle}
            tone="accent"
            title={t('connect.title')}
            text={t('connect.text')}
            action={t('connect.action')}
            isBusy={isBusy}
            onChoose={connect}
          />
          <Way
            icon={Link2}
            tone="plain"
            title={t('torrow.title')}
            text={t('torrow.text')}
            action={t('torrow.action')}
            isBusy={isBusy}
            onChoose={() => {
              keepShop(true, () => {
                navigate('/bookings/torrow');
              });
            }}
          />
          <Way
            icon={FlaskConical}
            tone="practice"
            title={t('practice.title')}
            text={t('practice.text')}
            action={t('practice.action')}
            isBusy={isBusy}
            onChoose={practise}
          />
        </div>
        <ShopLine
          shop={shop}
          onChange={(next) => {
            if (next.language !== shop.language) {
              update.mutate({ interface: { language: next.language } });
            }
            setShop(next);
          }}
        />
        <p className={classes.privacy}>{t('privacy')}</p>
      </div>
    </main>
  );
}

type WayProps = {
  icon: LucideIcon;
  tone: 'accent' | 'plain' | 'practice';
  title: string;
  text: string;
  action: string;
  isBusy: boolean;
  onChoose: () => void;
};

function Way({ icon: Icon, tone, title, text, action, isBusy, onChoose }: WayProps) {
  return (
    <section className={classes.way} aria-label={title}>
      <span className={classes.icon} data-tone={tone} aria-hidden>
        <Icon size={24} strokeWidth={1.8} />
      </span>
      <h2 className={classes.wayTitle}>{title}</h2>
      <p className={classes.wayText}>{text}</p>
      <Button
        fullWidth
        variant={tone === 'accent' ? 'filled' : 'default'}
        disabled={isBusy}
        onClick={onChoose}
      >
        {action}
      </Button>
    </section>
  );
}
