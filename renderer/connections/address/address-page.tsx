import { useTranslation } from '../../i18n/use-translation.ts';
import { Page } from '../../ui/page.tsx';
import { ConnectionsTabs } from '../connections-tabs.tsx';

/** `/connections/address`. */
export function AddressPage() {
  const { t } = useTranslation('address');
  return (
    <Page title={t('title')} above={<ConnectionsTabs here="address" />}>
      {null}
    </Page>
  );
}
