import { Select } from '@mantine/core';

import type { SettingsView } from '#shared/api/calls/settings.ts';

import { useLanguage, useTranslation } from '../i18n/use-translation.ts';
import { PageSection } from '../ui/page.tsx';
import { KeptField } from './kept-field.tsx';
import { SaveMark } from '../ui/save-mark.tsx';
import classes from './settings.module.css';
import { useSettingsChange } from '../api/use-settings-change.ts';

/** How a web address begins, in every language. */
const webStart = 'https://';

/** What the owner's texts may mention: where, how to call, what it costs. */
export function DetailsSection({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('settings');
  const { change, state } = useSettingsChange();
  const { business } = settings;
  const wide = classes.wide ?? '';
  const webProblem = (text: string) => (text === '' || isWebAddress(text) ? null : t('details.badLink'));
  return (
    <PageSection title={t('details.title')} text={t('details.text')} action={<SaveMark state={state} />}>
      <div className={classes.fields}>
        <KeptField
          className={wide}
          label={t('details.address')}
          maxLength={300}
          kept={business.address}
          onKeep={(address) => {
            change({ business: { address } });
          }}
        />
        <KeptField
          label={t('details.phone')}
          type="tel"
          maxLength={60}
          kept={business.phone}
          onKeep={(phone) => {
            change({ business: { phone } });
          }}
        />
        <CurrencySelect
          value={business.currency}
          onChange={(currency) => {
            change({ business: { currency } });
          }}
        />
        <KeptField
          label={t('details.link')}
          type="url"
          placeholder={webStart}
          maxLength={2000}
          problemOf={webProblem}
          kept={business.link}
          onKeep={(link) => {
            change({ business: { link } });
          }}
        />
        <KeptField
          label={t('details.map')}
          type="url"
          placeholder={webStart}
          maxLength={2000}
          problemOf={webProblem}
          kept={business.map}
          onKeep={(map) => {
            change({ business: { map } });
          }}
        />
        <KeptField
          className={wide}
          label={t('details.prices')}
          description={t('details.pricesHelp')}
          isLong
          maxLength={3000}
          kept={business.prices}
          onKeep={(prices) => {
            change({ business: { prices } });
          }}
        />
      </div>
    </PageSection>
  );
}

/** Those that shops of our two languages have; any other can be kept through the local API. */
const currencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'RUB',
  'KZT',
  'BYN',
  'AMD',
  'GEL',
  'TRY',
  'AED',
  'ILS',
  'PLN',
];

function CurrencySelect({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (currency: string | null) => void;
}) {
  const { t } = useTranslation('settings');
  const names = new Intl.DisplayNames([useLanguage()], { type: 'currency' });
  const all = value === null || currencies.includes(value) ? currencies : [value, ...currencies];
  return (
    <Select
      label={t('details.currency')}
      placeholder={t('details.currencyNone')}
      clearable
      data={all.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))}
      value={value}
      onChange={onChange}
    />
  );
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
