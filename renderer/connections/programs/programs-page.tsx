import { useTranslation } from '../../i18n/use-translation.ts';
import { Page } from '../../ui/page.tsx';
import { ConnectionsTabs } from '../connections-tabs.tsx';

/** `/connections/programs`. */
export function ProgramsPage() {
  const { t } = useTranslation('programs');
  return (
    <Page title={t('title')} above={<ConnectionsTabs here="programs" />}>
      {null}
    </Page>
  );
}
