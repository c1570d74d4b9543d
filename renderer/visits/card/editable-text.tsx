import { Pencil } from 'lucide-react';
import { useState } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './editable-text.module.css';

export type EditableTextProps = {
  /** What the words are, for screen readers. */
  label: string;
  /** As it is edited. */
  value: string;
  /** As it is shown, where that differs. */
  shown?: string;
  maxLength: number;
  inputMode?: 'text' | 'decimal';
  /** What the customer gets when it changes; null: nothing. */
  tells: string | null;
  size?: 'text' | 'title';
  /** What is wrong with the words, or null. */
  check?: (typed: string) => string | null;
  onSave: (value: string) => void;
};

/** Words that become a field when pressed: Enter or leaving keeps them, Escape gives up. */
export function EditableText(props: EditableTextProps) {
  const { label, value, shown = value, tells, size = 'text', check, onSave } = props;
  const { t } = useTranslation('bookings');
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? null : (check?.(typed.trim()) ?? null);
  const finish = () => {
    const wished = typed?.trim() ?? value;
    if (problem !== null) return;
    if (wished !== value) onSave(wished);
    setTyped(null);
  };
  if (typed === null) {
    return (
      <button
        type="button"
        className={classes.edit}
        data-size={size}
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
    );
  }
  return (
    <>
      <input
        className={classes.input}
        data-size={size}
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
  );
}
