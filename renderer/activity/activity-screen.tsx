import { useTranslation } from '../i18n/use-translation.ts';
import { Page } from '../ui/page.tsx';

/** The black box: `/activity` lists the events, `/activity/log` the log, `/activity/diagnostics` the bundle for support. */
export function ActivityScreen({ rest }: { rest: string | null }) {
  const { t } = useTranslation('activity');
  return <Page title={t('title')}>{rest}</Page>;
}
