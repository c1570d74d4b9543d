import { addressTroubleInWords } from '#shared/api/address-in-words.ts';
import type { FindingView } from '#shared/api/calls/health.ts';
import { displayPhone } from '#shared/domain/phone.ts';

import { useSays } from '../../i18n/use-says.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { useAgo } from '../use-ago.ts';
import type { FindingLine } from './finding-line.ts';

type Finding<Part extends FindingView['part']> = Extract<FindingView, { part: Part }>;

/** Puts the finding about a number into words. */
export function useNumberLine(): (finding: Finding<'number'>) => FindingLine {
  const { t } = useTranslation('health');
  const says = useSays();
  const { t: connections } = useTranslation('connections');
  const format = useTimeFormat();
  const ago = useAgo();
  return (finding) => {
    const { code, account, lastEventAt, missingBetween, since, why, state } = finding;
    const provider = connections(`provider.${finding.provider}`);
    const words = (() => {
      switch (code) {
        case 'not-told':
          return { what: t('number.notTold', { provider }), meaning: t('number.notToldMeans') };
        case 'no-address':
          return { what: t('number.noAddress', { provider }), meaning: t('number.noAddressMeans') };
        default:
          return { what: connections(`state.${code}.what`), meaning: connections(`state.${code}.next`) };
      }
    })();
    const isFine = state === 'works';
    const leadsToAddress = code === 'no-address' || code === 'not-told';
    const proofs = [
      lastEventAt === null ? t('number.noEvent') : t('number.lastEvent', { when: ago(lastEventAt) }),
      ...(isFine || leadsToAddress || since === null
        ? []
        : [t('number.since', { when: format.full(since) })]),
      ...(missingBetween === null
        ? []
        : [
            t('number.missing', {
              from: format.full(missingBetween.from),
              to: format.full(missingBetween.to),
            }),
          ]),
      ...(why === undefined || isFine || code === 'no-address' ? [] : [says.line(why)]),
    ];
    const isPhoneKnown = account !== null && finding.provider !== 'practice';
    return {
      key: `number ${finding.channelId}`,
      state,
      word: null,
      title: finding.label,
      subtitle: isPhoneKnown ? `${provider} · ${displayPhone(account)}` : provider,
      ...words,
      meaning: isFine ? null : words.meaning,
      proofs,
      isConsequence: code === 'no-address',
      next: isFine
        ? null
        : leadsToAddress
          ? { words: t('address.next'), address: '/connections/address' }
          : { words: t('number.next'), address: '/connections' },
    };
  };
}

/** Puts the finding about the public address into words. */
export function useAddressLine(): (finding: Finding<'address'>) => FindingLine {
  const { t } = useTranslation('health');
  const { t: address } = useTranslation('address');
  const format = useTimeFormat();
  const ago = useAgo();
  return (finding) => {
    const { code, state, reason, provedAt, tookMs, lastEventAt, brokenSince, numbers, detail } = finding;
    const isBroken = state === 'broken';
    const means = addressTroubleInWords(numbers, (key, names) =>
      address(`trouble.${key}`, { numbers: names }),
    );
    const proofs = [
      ...(code === 'works' && provedAt !== null && tookMs !== null
        ? [t('address.proved', { took: tookMs, when: ago(provedAt) })]
        : []),
      ...(code === 'not-needed' || code === 'missing'
        ? []
        : [lastEventAt === null ? t('address.noEvent') : t('address.lastEvent', { when: ago(lastEventAt) })]),
      ...(isBroken && brokenSince !== null
        ? [t('address.brokenSince', { when: format.full(brokenSince) })]
        : []),
      ...(isBroken && detail !== null ? [address('now.detail', { detail })] : []),
    ];
    return {
      key: 'address',
      state,
      word: t('off.address'),
      title: t('address.title'),
      subtitle: null,
      what: whatOf(),
      meaning: isBroken && means !== '' ? means : null,
      proofs,
      next:
        state === 'works' || code === 'not-needed'
          ? null
          : { words: t('address.next'), address: '/connections/address' },
    };

    function whatOf(): string {
      switch (code) {
        case 'works':
          return address('now.works');
        case 'missing':
          return address('now.missing');
        case 'not-needed':
          return `${address('now.notNeeded')} ${address('now.notNeededWhy')}`;
        case 'broken':
        case 'unproved':
          return reason === null ? address('now.untried') : address(`reasons.${reason}.what`);
      }
    }
  };
}
