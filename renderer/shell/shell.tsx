import { useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';

import { ApiError } from '#shared/api/errors.ts';
import type { SettingsView } from '#shared/api/calls/settings.ts';
import type { ChannelView } from '#shared/api/calls/channels.ts';

import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { KeyringBanner } from '../desktop/keyring-banner.tsx';
import { UpdateBanner } from '../desktop/update-banner.tsx';
import { useLockKey } from '../desktop/use-lock-now.ts';
import { useReportFront } from '../desktop/use-report-front.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { createHeldKeys, HeldKeysContext, useHoldKeys } from '../later/held-keys.ts';
import { Later } from '../later/later.tsx';
import { createPart } from '../later/part.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { TimeZoneProvider } from '../ui/use-time-format.tsx';
import { AddressBanner } from './address-banner.tsx';
import { ConnectionBanner, PracticeBanner, SendingBanner } from './banners.tsx';
import { CommandPalette } from './command-palette.tsx';
import { DiskBanner } from './disk-banner.tsx';
import { NoticeBanner } from './notice-banner.tsx';
import { Rail, type RailMarks } from './rail.tsx';
import { ScreenPlace } from './screen-place.tsx';
import { screenAt, screens } from './screens.tsx';
import classes from './shell.module.css';
import { ShortcutsHelp } from './shortcuts-help.tsx';
import { useAppearance } from './use-appearance.ts';
import { useFetchAhead } from './use-fetch-ahead.ts';
import { useShellKeys, type ShellKeys } from './use-shell-keys.ts';

const welcomePart = createPart(async () => (await import('../onboarding/welcome-screen.tsx')).WelcomeScreen);

/** The frame around every screen; before the first choice has been made, the welcome in its place. `onSignOut` null: there is nothing to sign out of. */
export function Shell({ onSignOut }: { onSignOut: (() => void) | null }) {
  const { t } = useTranslation('shell');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const settings = useCall('settings.get', {});
  const channels = useCall('channels.list', {});
  // Read here and handed down: a move and the settings that it depends on are then always of one moment.
  const [location] = useLocation();
  const isSettled = useAppearance(settings.data);
  // From the first moment: keys that are pressed before the frame is there are not lost.
  const keys = useShellKeys();
  const [heldKeys] = useState(() => createHeldKeys(window));

  const failure = settings.error ?? channels.error;
  if (failure && (!settings.data || !channels.data)) {
    return (
      <div className={classes.whole}>
        <ErrorState
          title={t('startFailed.title')}
          next={failure instanceof ApiError ? describe(failure).next : t('startFailed.next')}
          action={{
            label: basics('tryAgain'),
            isBusy: settings.isFetching || channels.isFetching,
            run: () => {
              void settings.refetch();
              void channels.refetch();
            },
          }}
        />
      </div>
    );
  }
  if (!settings.data || !channels.data || !isSettled) {
    return (
      <HeldKeysContext value={heldKeys}>
        <Opening />
      </HeldKeysContext>
    );
  }
  return (
    <HeldKeysContext value={heldKeys}>
      <TimeZoneProvider timeZone={settings.data.business.timeZone}>
        <OpenShell
          location={location}
          settings={settings.data}
          channels={channels.data.items}
          keys={keys}
          onSignOut={onSignOut}
        />
      </TimeZoneProvider>
    </HeldKeysContext>
  );
}

type OpenShellProps = {
  location: string;
  settings: SettingsView;
  channels: readonly ChannelView[];
  keys: ShellKeys;
  onSignOut: (() => void) | null;
};

function OpenShell({ location, settings, channels, keys, onSignOut }: OpenShellProps) {
  const { t } = useTranslation('shell');
  const counts = useCall('conversations.counts', {});
  const needsReply = counts.data?.needsReply ?? 0;
  const addressHasTrouble = useCall('health.get', {}).data?.tunnel.isTrouble ?? false;
  const isFirstRun = !settings.isSetUp && channels.length === 0;
  useTitle(needsReply);
  useReportFront();
  useLockKey();
  useFetchAhead();

  if (isFirstRun && location !== '/welcome' && location !== '/connections/add') {
    return <Redirect to="/welcome" replace />;
  }
  if (location === '/welcome') {
    return (
      <div className={classes.whole}>
        <ConnectionBanner />
        <Later part={welcomePart} with={{ settings }} waiting={null} />
      </div>
    );
  }
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('skipToContent')}
      </a>
      {!isFirstRun && <Rail marks={{ needsReply, trouble: troubleOf(channels, addressHasTrouble) }} />}
      <div className={classes.main}>
        <ConnectionBanner />
        <PracticeBanner channels={channels} />
        <DiskBanner />
        <AddressBanner channels={channels} />
        <SendingBanner />
        <NoticeBanner />
        <KeyringBanner />
        <UpdateBanner />
        <main className={classes.content} id="content" tabIndex={-1}>
          <Screens />
        </main>
      </div>
      <CommandPalette
        isOpen={keys.open === 'palette'}
        onClose={keys.close}
        onShow={keys.show}
        onSignOut={onSignOut}
      />
      <ShortcutsHelp isOpen={keys.open === 'help'} onClose={keys.close} />
    </div>
  );
}

function troubleOf(channels: readonly ChannelView[], addressHasTrouble: boolean): RailMarks['trouble'] {
  if (channels.some(({ state }) => state === 'broken')) return 'number';
  return addressHasTrouble ? 'address' : null;
}

function Screens() {
  return (
    <Switch>
      {screens.map((screen) => (
        <Route key={screen.name} path={`${screen.path}/:rest?`}>
          {(route) => <ScreenPlace screen={screen} rest={route.rest ?? null} />}
        </Route>
      ))}
      <Route>
        <Redirect to="/inbox" replace />
      </Route>
    </Switch>
  );
}

/** What stands there while the first answers are on their way, a few hundredths of a second. */
function Opening() {
  const { t } = useTranslation('basics');
  const [location] = useLocation();
  useHoldKeys();
  // What will be shown is fetched while the first answers are on their way.
  useEffect(() => {
    void screenAt(location)?.part.load();
  }, [location]);
  return (
    <div className={classes.frame} role="status" aria-label={t('loading')}>
      <div className={classes.openingRail} />
      <div className={classes.main} />
    </div>
  );
}

function useTitle(needsReply: number) {
  useEffect(() => {
    document.title = needsReply > 0 ? `(${needsReply}) Deskbell` : 'Deskbell';
  }, [needsReply]);
}
