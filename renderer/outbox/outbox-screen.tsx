import { useTranslation } from '../i18n/use-translation.ts';

/** The screen of outbox. */
export function OutboxScreen({ rest }: { rest: string | null }) {
  const { t } = useTranslation('outbox');
  return <h1 data-rest={rest}>{t('title')}</h1>;
}
