import type { SettingsView } from '#shared/api/calls/settings.ts';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonCards } from '../../ui/skeletons.tsx';
import { ConnectionsTabs } from '../connections-tabs.tsx';
import { ForProgrammers } from './for-programmers.tsx';
import { HookAddress } from './hook-address.tsx';
import { OnThisComputer } from './on-this-computer.tsx';
import { OwnCrm } from './own-crm.tsx';
import { TorrowAddress } from './torrow-address.tsx';
import { TryHook } from './try-hook.tsx';

/** `/connections/programs`: what to give to whoever connects a booking service, a CRM or a site. */
export function ProgramsPage() {
  const { t } = useTranslation('programs');
  return (
    <Page title={t('title')} lead={t('lead')} above={<ConnectionsTabs here="programs" />}>
      <Sections />
    </Page>
  );
}

function Sections() {
  const { t } = useTranslation('programs');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const settings = useCall('settings.get', {});
  if (settings.isPending) return <SkeletonCards count={3} height={220} label={basics('loading')} />;
  if (!settings.data) {
    return (
      <ErrorState
        title={t('loadFailed')}
        next={describe(settings.error).next}
        action={{
          label: basics('tryAgain'),
          run: () => void settings.refetch(),
          isBusy: settings.isFetching,
        }}
      />
    );
  }
  return <Loaded settings={settings.data} />;
}

function Loaded({ settings }: { settings: SettingsView }) {
  const address = settings.bookingHookUrl;
  const { timeZone } = settings.business;
  return (
    <>
      <HookAddress address={address} />
      <TryHook timeZone={timeZone} />
      <ForProgrammers address={address} timeZone={timeZone} />
      <TorrowAddress address={address} />
      <OwnCrm />
      <OnThisComputer />
    </>
  );
}
