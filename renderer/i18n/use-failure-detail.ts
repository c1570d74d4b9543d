import type { Saying } from '#shared/domain/saying/saying.ts';

import { useSays } from './use-says.ts';
import { useTranslation } from './use-translation.ts';

/**
 * What is known of a failure beyond its code: our own sentence, or, word for word, what the provider or the network
 * said. The words of the code stand before it.
 */
export function useFailureDetail(): (why: Saying) => string {
  const { t: basics } = useTranslation('basics');
  const says = useSays();
  return (why) => {
    const { said } = why.values;
    return why.reason === 'own-words' && said !== undefined ? basics('verbatim', { said }) : says.line(why);
  };
}
