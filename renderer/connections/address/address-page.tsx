import type { ChannelView } from '#shared/api/calls/channels.ts';
import type { TunnelView } from '#shared/api/calls/tunnel.ts';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonCards } from '../../ui/skeletons.tsx';
import { ConnectionsTabs } from '../connections-tabs.tsx';
import { AddressHistory } from './address-history.tsx';
import { ChooseWay } from './choose-way.tsx';
import { PresentAddress } from './present-address.tsx';
import { ToldProviders } from './told-providers.tsx';

/** `/connections/address`: does the world reach this computer, by which way, and who was told of it. */
export function AddressPage() {
  const { t } = useTranslation('address');
  return (
    <Page title={t('title')} lead={t('lead')} above={<ConnectionsTabs here="address" />}>
      <AddressContent />
    </Page>
  );
}

function AddressContent() {
  const { t } = useTranslation('address');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const tunnel = useCall('tunnel.get', {});
  const channels = useCall('channels.list', {});
  if (tunnel.data && channels.data)
    return <LoadedAddress tunnel={tunnel.data} channels={channels.data.items} />;
  const failure = tunnel.error ?? channels.error;
  if (!failure) return <SkeletonCards count={2} height={220} label={basics('loading')} />;
  return (
    <ErrorState
      title={t('loadFailed')}
      next={describe(failure).next}
      action={{
        label: basics('tryAgain'),
        isBusy: tunnel.isFetching || channels.isFetching,
        run: () => {
          void tunnel.refetch();
          void channels.refetch();
        },
      }}
    />
  );
}

function LoadedAddress({ tunnel, channels }: { tunnel: TunnelView; channels: readonly ChannelView[] }) {
  return (
    <>
      <PresentAddress tunnel={tunnel} channels={channels} />
      <ChooseWay tunnel={tunnel} channels={channels} />
      <ToldProviders tunnel={tunnel} channels={channels} />
      <AddressHistory history={tunnel.history} />
    </>
  );
}
