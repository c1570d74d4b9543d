import { Button } from '@mantine/core';
import { Link } from 'wouter';

import { useTranslation } from '../../i18n/use-translation.ts';
import { FindingMark } from '../finding-mark.tsx';
import type { FindingLine } from './finding-line.ts';
import classes from './finding-row.module.css';

/** One part: its state as shape and word, how that is known, what it means and where it is mended. */
export function FindingRow({ line }: { line: FindingLine }) {
  const { t: basics } = useTranslation('basics');
  const { state, word, title, subtitle, what, meaning, proofs, next, isConsequence = false } = line;
  return (
    <li className={classes.row} data-state={state} aria-label={title}>
      <div className={classes.name}>
        <h3 className={classes.title} title={title}>
          {title}
        </h3>
        {subtitle !== null && <p className={classes.subtitle}>{subtitle}</p>}
      </div>
      <div className={classes.words}>
        <p className={classes.what}>{what}</p>
        {meaning !== null && <p className={classes.meaning}>{meaning}</p>}
        {proofs.length > 0 && <p className={classes.proofs}>{proofs.join(' ')}</p>}
        {next && (
          <Button
            component={Link}
            href={next.address}
            size="xs"
            variant={state === 'broken' && !isConsequence ? 'filled' : 'default'}
            className={classes.next ?? ''}
          >
            {next.words}
          </Button>
        )}
      </div>
      <div className={classes.mark}>
        <FindingMark
          state={state}
          word={state === 'off' ? (word ?? basics('state.unknown')) : basics(`state.${state}`)}
        />
      </div>
    </li>
  );
}
