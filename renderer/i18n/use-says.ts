import { useMemo } from 'react';

import type { Saying } from '#shared/domain/saying/saying.ts';

import { useTranslation } from './use-translation.ts';

/** How a screen says a reason of the core. */
export type Says = {
  /** The sentence in the person's language; empty when only the provider's own words are known. */
  words(why: Saying): string;
  /** What the provider itself has said, marked as its own words; null when it said nothing. */
  quote(why: Saying): string | null;
  /** Both in one line. */
  line(why: Saying): string;
};

/** The words for the core's reasons. */
export function useSays(): Says {
  const { t } = useTranslation('says');
  const { t: basics } = useTranslation('basics');
  return useMemo(() => {
    const words = ({ reason, values }: Saying) =>
      reason === 'own-words' ? '' : t(reason, { ...allNames, ...values });
    const quote = ({ values: { said } }: Saying) =>
      said === undefined ? null : basics('providerWords', { said });
    const line = (why: Saying) => [words(why), quote(why) ?? ''].filter((part) => part !== '').join(' ');
    return { words, quote, line };
  }, [t, basics]);
}

/** What the sentences may name; each names some of it. */
const allNames = {
  provider: '',
  code: '',
  status: '',
  state: '',
  used: '',
  total: '',
  method: '',
  host: '',
  names: '',
  messenger: '',
  letters: '',
  permissions: '',
  days: '',
  name: '',
  quality: '',
  version: '',
  type: '',
  format: '',
  label: '',
  rules: '',
  rows: '',
  fields: '',
  template: '',
  variables: '',
};
