import { ChevronLeft } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import { useTranslation } from '../../i18n/use-translation.ts';
import { WaysIn } from './ways-in.tsx';
import classes from './ways-in.module.css';

/** Where the bookings come from, at `/bookings/sources`. */
export function SourcesPlace() {
  const { t } = useTranslation('bookings');
  const [, navigate] = useLocation();
  return (
    <div className={classes.place}>
      <Link href="/bookings" className={classes.back}>
        <ChevronLeft size={16} aria-hidden />
        {t('ways.back')}
      </Link>
      <WaysIn
        title={t('ways.title')}
        text={t('empty.text')}
        onType={() => {
          navigate('/bookings');
        }}
      />
    </div>
  );
}
