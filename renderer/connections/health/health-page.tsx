import { useTranslation } from '../../i18n/use-translation.ts';
import { Page } from '../../ui/page.tsx';
import { ConnectionsTabs } from '../connections-tabs.tsx';

/** `/connections/health`. */
export function HealthPage() {
  const { t } = useTranslation('health');
  return (
    <Page title={t('title')} above={<ConnectionsTabs here="health" />}>
      {null}
    </Page>
  );
}
