import { Pencil } from 'lucide-react';
import { useState } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './visit-facts.module.css';

type EditableFactProps = {
  label: string;
  /** As it is edited. */
  value: string;
  /** As it is shown, where that differs. */
  shown?: string;
  maxLength: number;
  inputMode?: 'text' | 'decimal';
  /** What the customer gets when it changes; null: nothing. */
  tells: string | null;
  /** What is wrong with the words, or null. */
  check?: (typed: string) => string | null;
  onSave: (value: string) => void;
};

/** A fact that becomes a field when pressed: Enter or leaving keeps it, Escape gives up. */
export function EditableFact(props: EditableFactProps) {
  const { label, value, shown = value, tells, check, onSave } = props;
  const { t } = useTranslation('bookings');
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? null : (check?.(typed.trim()) ?? null);
  const finish = () => {
    const wished = typed?.trim() ?? value;
    if (check?.(wished)) return;
    if (wished !== value) onSave(wished);
    setTyped(null);
  };
  return (
    <div className={classes.fact}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        {typed === null ? (
          <button
            type="button"
            className={classes.edit}
            aria-label={
              value === ''
                ? t('card.editEmpty', { field: label })
                : t('card.edit', { field: label, value: shown })
            }
            onClick={() => {
              setTyped(value);
            }}
          >
            <span className={value === '' ? classes.empty : classes.words}>
              {value === '' ? t('card.addFact') : shown}
            </span>
            <Pencil className={classes.pencil} size={13} strokeWidth={2} aria-hidden />
          </button>
        ) : (
          <>
            <input
              className={classes.input}
              value={typed}
              maxLength={props.maxLength}
              inputMode={props.inputMode ?? 'text'}
              aria-label={label}
              aria-invalid={problem !== null}
              autoFocus
              onFocus={(event) => {
                event.currentTarget.select();
              }}
              onBlur={() => {
                if (problem === null) finish();
                else setTyped(null);
              }}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
              }}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return;
                if (event.key === 'Enter') finish();
                else if (event.key === 'Escape') {
                  event.stopPropagation();
                  setTyped(null);
                }
              }}
            />
            {(problem ?? tells) !== null && (
              <span className={classes.hint} data-problem={problem !== null || undefined}>
                {problem ?? tells}
              </span>
            )}
          </>
        )}
      </dd>
    </div>
  );
}
