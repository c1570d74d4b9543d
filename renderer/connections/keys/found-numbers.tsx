import { Radio } from '@mantine/core';

import { displayPhone } from '#shared/domain/phone.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Badge } from '../../ui/badge.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { KeyedProvider } from './fields.ts';
import { instanceOf, titleOf, type FoundNumber } from './found-number.ts';
import classes from './found-numbers.module.css';
import { filledBy, isChosen, type Typed } from './keys.ts';
import { useSays } from '../../i18n/use-says.ts';

type FoundNumbersProps = {
  provider: KeyedProvider;
  /** Null: nobody was asked yet. */
  found: readonly FoundNumber[] | null;
  /** True while nobody could tell whether the keys are right. */
  isUnsure: boolean;
  typed: Typed;
  problem: string | null;
  onChoose: (filled: Typed, number: FoundNumber) => void;
};

/** The numbers that the keys lead to; choosing one fills in its ids. */
export function FoundNumbers({ provider, found, isUnsure, typed, problem, onChoose }: FoundNumbersProps) {
  const { t } = useTranslation('connect');
  const numbers = found ?? [];
  const chosen = numbers.findIndex(({ fill }) => isChosen(typed, filledBy(provider, fill)));
  if (numbers.length === 0) {
    return (
      <div className={classes.none}>
        <p role="status">{t(found === null ? 'found.waiting' : isUnsure ? 'found.notYet' : 'found.none')}</p>
        {problem !== null && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
    );
  }
  return (
    <Radio.Group
      aria-label={t('found.title')}
      value={String(chosen)}
      error={problem}
      onChange={(index) => {
        const number = numbers[Number(index)];
        if (number) onChoose(filledBy(provider, number.fill), number);
      }}
    >
      <div className={classes.numbers}>
        {numbers.map((number, index) => (
          <FoundCard key={JSON.stringify(number.fill)} number={number} value={String(index)} />
        ))}
      </div>
    </Radio.Group>
  );
}

function FoundCard({ number, value }: { number: FoundNumber; value: string }) {
  const { t } = useTranslation('connect');
  const { t: basics } = useTranslation('basics');
  const says = useSays();
  const instance = instanceOf(number);
  const title = instance === null ? titleOf(number) : t('found.instance', { id: instance });
  const phone = number.phone === null ? null : displayPhone(number.phone);
  return (
    <Radio.Card value={value} className={classes.card ?? ''} disabled={number.isConnected}>
      <Radio.Indicator aria-hidden />
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        {phone !== null && phone !== title && <span className={classes.phone}>{phone}</span>}
        {number.why !== undefined && number.state !== 'works' && (
          <span className={classes.detail}>{says.line(number.why)}</span>
        )}
      </span>
      {number.isConnected ? (
        <Badge>{t('found.connected')}</Badge>
      ) : (
        number.state !== 'works' && (
          <StateMark state={number.state} word={basics(`state.${number.state}`)} size="s" />
        )
      )}
    </Radio.Card>
  );
}
