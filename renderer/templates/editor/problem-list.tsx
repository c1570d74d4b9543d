import { CircleAlert, Lightbulb } from 'lucide-react';

import type { Problem } from '#shared/domain/template/check.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import type { FieldWords } from './field-setup.ts';
import { fixesFor, type Fix } from './fixes.ts';
import classes from './problem-list.module.css';

export type PlacedProblem = { readonly field: 'texts' | 'signOff'; readonly problem: Problem };

type ProblemListProps = {
  problems: readonly PlacedProblem[];
  /** The whole text of a field, for the fixes. */
  textOf: (field: PlacedProblem['field']) => string;
  words: FieldWords;
  onGoTo: (placed: PlacedProblem) => void;
  onFix: (field: PlacedProblem['field'], fix: Fix) => void;
};

/** Everything that is wrong or doubtful in the text that is open, each with a way to its place and to put it right. */
export function ProblemList({ problems, textOf, words, onGoTo, onFix }: ProblemListProps) {
  const { t } = useTranslation('templates');
  return (
    <ul className={classes.list} aria-label={t('problems.label')} aria-live="polite">
      {problems.map((placed) => {
        const { field, problem } = placed;
        const Icon = problem.severity === 'error' ? CircleAlert : Lightbulb;
        return (
          <li
            key={`${field} ${problem.from} ${problem.kind}`}
            className={classes.item}
            data-severity={problem.severity}
          >
            <Icon size={16} strokeWidth={2.1} aria-hidden />
            <button
              type="button"
              className={classes.words}
              onClick={() => {
                onGoTo(placed);
              }}
            >
              <span className={classes.place}>
                {field === 'signOff'
                  ? t('problems.placeSignOff')
                  : t('problems.place', { line: problem.line })}
              </span>{' '}
              {words.problem(problem)}
            </button>
            <span className={classes.fixes}>
              {fixesFor(textOf(field), problem).map((fix) => (
                <button
                  key={fix.kind}
                  type="button"
                  className={classes.fix}
                  onClick={() => {
                    onFix(field, fix);
                  }}
                >
                  {words.fix(fix)}
                </button>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
