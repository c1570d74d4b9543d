import { TextInput } from '@mantine/core';

import type { Language } from '#shared/api/calls/settings.ts';

import { useTranslation } from '../i18n/use-translation.ts';
import { Choice } from '../ui/choice.tsx';
import { TimeZoneSelect } from '../ui/time-zone-select.tsx';
import classes from './welcome-screen.module.css';

export type Shop = { readonly name: string; readonly timeZone: string; readonly language: Language };

/** Name, time zone and language of the shop in one line; all of it may stay as it is. */
export function ShopLine({ shop, onChange }: { shop: Shop; onChange: (shop: Shop) => void }) {
  const { t } = useTranslation('onboarding');
  return (
    <fieldset className={classes.shop}>
      <legend className={classes.hidden}>{t('business.title')}</legend>
      <TextInput
        label={t('business.name')}
        placeholder={t('business.namePlaceholder')}
        value={shop.name}
        maxLength={120}
        onChange={(event) => {
          onChange({ ...shop, name: event.currentTarget.value });
        }}
      />
      <TimeZoneSelect
        label={t('business.timeZone')}
        value={shop.timeZone}
        onChange={(timeZone) => {
          onChange({ ...shop, timeZone });
        }}
      />
      <Choice
        label={t('business.language')}
        value={shop.language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'ru', label: 'Русский' },
        ]}
        onChange={(language) => {
          onChange({ ...shop, language });
        }}
      />
    </fieldset>
  );
}
