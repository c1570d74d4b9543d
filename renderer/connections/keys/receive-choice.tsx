import { Radio } from '@mantine/core';

import { useTranslation } from '../../i18n/use-translation.ts';
import { PageSection } from '../../ui/page.tsx';
import classes from './keys-form.module.css';
import type { Keys } from './keys.ts';

/** Who asks whom: Deskbell the provider, or the provider Deskbell. */
export function ReceiveChoice({
  receive,
  onChange,
}: {
  receive: Keys['receive'];
  onChange: (receive: Keys['receive']) => void;
}) {
  const { t } = useTranslation('connect');
  return (
    <PageSection title={t('form.receive')}>
      <Radio.Group
        value={receive}
        onChange={(value) => {
          onChange(value === 'webhook' ? 'webhook' : 'polling');
        }}
        aria-label={t('form.receive')}
      >
        <div className={classes.ways}>
          <Radio value="polling" label={t('form.polling')} description={t('form.pollingHelp')} />
          <Radio value="webhook" label={t('form.webhook')} description={t('form.webhookHelp')} />
        </div>
      </Radio.Group>
    </PageSection>
  );
}
