import { useTranslation } from '../i18n/use-translation.ts';

/** The screen of bookings. */
export function BookingsScreen({ rest }: { rest: string | null }) {
  const { t } = useTranslation('bookings');
  return <h1 data-rest={rest}>{t('title')}</h1>;
}
