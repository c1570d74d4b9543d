import { Search, X } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';

import { Kbd } from './kbd.tsx';
import classes from './search-field.module.css';
import { useShortcuts } from './use-shortcuts.ts';

type SearchFieldProps = {
  value: string;
  /** What is searched, for screen readers. */
  label: string;
  placeholder: string;
  /** The word of the button that empties it. */
  clearLabel: string;
  onChange: (value: string) => void;
  /** `first`: Enter was pressed, open the first; `list`: go on with the arrows. */
  onLeave: (to: 'first' | 'list') => void;
};

/** The words to search for; `/` brings the cursor here, Escape empties it, the down arrow goes to what was found. */
export function SearchField({ value, label, placeholder, clearLabel, onChange, onLeave }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const enter = () => {
    input.current?.focus();
    input.current?.select();
  };
  useShortcuts({ '/': enter, Slash: enter });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (value === '') input.current?.blur();
      onChange('');
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onLeave(event.key === 'Enter' ? 'first' : 'list');
    }
  };

  return (
    <div className={classes.field}>
      <Search className={classes.icon} size={16} strokeWidth={2} aria-hidden />
      <input
        ref={input}
        className={classes.input}
        type="search"
        role="searchbox"
        value={value}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        placeholder={placeholder}
        aria-label={label}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      {value === '' ? (
        <span className={classes.key} aria-hidden>
          <Kbd keys="/" />
        </span>
      ) : (
        <button
          type="button"
          className={classes.clear}
          aria-label={clearLabel}
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <X size={15} strokeWidth={2.2} aria-hidden />
        </button>
      )}
    </div>
  );
}
