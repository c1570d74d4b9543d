import { Pencil } from 'lucide-react';
import { useState } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './customer-pane.module.css';

/** A name that becomes a field when pressed: Enter or leaving keeps it, Escape gives up. */
export function EditableName({ name, onSave }: { name: string; onSave: (name: string) => void }) {
  const { t } = useTranslation('inbox');
  const [typed, setTyped] = useState<string | null>(null);
  const finish = () => {
    const wished = typed?.trim() ?? '';
    if (wished !== '' && wished !== name) onSave(wished);
    setTyped(null);
  };
  if (typed !== null) {
    return (
      <input
        className={classes.nameInput}
        value={typed}
        maxLength={200}
        aria-label={t('customer.nameLabel')}
        autoFocus
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onBlur={finish}
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
    );
  }
  return (
    <button
      type="button"
      className={classes.nameButton}
      title={t('customer.editName')}
      aria-label={`${t('customer.editName')}: ${name}`}
      onClick={() => {
        setTyped(name);
      }}
    >
      <span className={classes.name}>{name === '' ? t('nameless') : name}</span>
      <Pencil className={classes.pencil} size={14} strokeWidth={2} aria-hidden />
    </button>
  );
}
