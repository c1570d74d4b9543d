import { Button } from '@mantine/core';
import { Smartphone, TriangleAlert } from 'lucide-react';

import { useTranslation } from '../../i18n/use-translation.ts';
import type { KeyedProvider } from './fields.ts';
import classes from './provider-notice.module.css';

/** What an owner must know before the keys: afterwards it is too late. */
export function ProviderNotice({
  provider,
  onOther,
}: {
  provider: KeyedProvider;
  /** Goes to the form of the way that leaves the phone as it is. */
  onOther: () => void;
}) {
  const { t } = useTranslation('connect');
  if (provider === 'green-api') return null;
  const Icon = provider === 'meta-cloud' ? Smartphone : TriangleAlert;
  return (
    <section className={classes.notice} aria-labelledby="provider-notice">
      <Icon size={22} strokeWidth={1.8} aria-hidden />
      <div>
        <h2 className={classes.title} id="provider-notice">
          {t(`notice.${provider}.title`)}
        </h2>
        <p>{t(`notice.${provider}.text`)}</p>
        {provider === 'meta-cloud' && (
          <Button variant="default" size="xs" className={classes.other ?? ''} onClick={onOther}>
            {t('notice.meta-cloud.other')}
          </Button>
        )}
      </div>
    </section>
  );
}
