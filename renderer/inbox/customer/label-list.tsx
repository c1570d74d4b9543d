import { Plus, X } from 'lucide-react';
import { useState } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './customer-pane.module.css';

/** The labels with one more, or as they were: a label stands once, whatever its case. */
export function withLabel(labels: readonly string[], typed: string): readonly string[] {
  const label = typed.trim().slice(0, 40);
  const isKnown = labels.some((known) => known.toLocaleLowerCase() === label.toLocaleLowerCase());
  return label === '' || isKnown || labels.length >= 20 ? labels : [...labels, label];
}

/** Labels of a customer: type and press Enter to add one, the cross takes one away. */
export function LabelList({
  labels,
  onChange,
}: {
  labels: readonly string[];
  onChange: (labels: string[]) => void;
}) {
  const { t } = useTranslation('inbox');
  const [typed, setTyped] = useState('');
  const add = () => {
    const next = withLabel(labels, typed);
    setTyped('');
    if (next !== labels) onChange([...next]);
  };
  return (
    <ul className={classes.labels}>
      {labels.map((label) => (
        <li key={label} className={classes.label}>
          <span className={classes.labelWord}>{label}</span>
          <button
            type="button"
            className={classes.labelRemove}
            aria-label={t('customer.removeLabel', { label })}
            title={t('customer.removeLabel', { label })}
            onClick={() => {
              onChange(labels.filter((other) => other !== label));
            }}
          >
            <X size={12} strokeWidth={2.4} aria-hidden />
          </button>
        </li>
      ))}
      <li className={classes.labelAdd}>
        <Plus size={14} strokeWidth={2.2} aria-hidden />
        <input
          className={classes.labelInput}
          value={typed}
          maxLength={40}
          placeholder={t('customer.addLabel')}
          aria-label={t('customer.addLabel')}
          onBlur={add}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' || event.key === ',') {
              event.preventDefault();
              add();
            } else if (event.key === 'Backspace' && typed === '' && labels.length > 0) {
              onChange(labels.slice(0, -1));
            }
          }}
        />
      </li>
    </ul>
  );
}
