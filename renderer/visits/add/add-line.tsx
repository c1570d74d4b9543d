import { Button } from '@mantine/core';
import { CalendarPlus } from 'lucide-react';
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';

import { useTranslation } from '../../i18n/use-translation.ts';
import { Kbd } from '../../ui/kbd.tsx';
import classes from './add-line.module.css';
import { LineParts } from './line-parts.tsx';
import { useLine, type Line } from './use-line.ts';
import { isComplete } from './visit-draft.ts';
import { VisitForm } from './visit-form.tsx';

export type AddLineHandle = { readonly focus: () => void };

/** Adds a visit typed in one line: what was understood stands below it as it is typed, and Enter saves or asks for the rest. */
export function AddLine({ ref }: { ref?: Ref<AddLineHandle> }) {
  const { t } = useTranslation('bookings');
  const field = useRef<HTMLInputElement>(null);
  const [isInside, setInside] = useState(false);
  const focus = () => {
    field.current?.focus();
  };
  useImperativeHandle(ref, () => ({ focus }));
  const line = useLine(focus);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void line.submit();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (line.form !== null) line.closeForm();
      else if (line.text === '') field.current?.blur();
      else line.change('');
    }
  };

  return (
    <div
      className={classes.add}
      onFocus={() => {
        setInside(true);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setInside(false);
      }}
    >
      <div className={classes.field}>
        <CalendarPlus className={classes.icon} size={18} strokeWidth={1.9} aria-hidden />
        <input
          ref={field}
          className={classes.input}
          value={line.text}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          placeholder={t('add.placeholder')}
          aria-label={t('add.label')}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            line.change(event.currentTarget.value);
          }}
        />
        {line.text.trim() === '' ? (
          <span className={classes.key} aria-hidden>
            <Kbd keys="N" />
          </span>
        ) : (
          <Button
            size="compact-md"
            className={classes.save ?? ''}
            loading={line.isBusy}
            onClick={() => void line.submit()}
          >
            {t('add.save')}
          </Button>
        )}
      </div>
      {(isInside || line.form !== null) && <LinePanel line={line} onFocusLine={focus} />}
    </div>
  );
}

/** Below the line: what was understood, and what Enter will do or what is still needed. */
function LinePanel({ line, onFocusLine }: { line: Line; onFocusLine: () => void }) {
  const { t } = useTranslation('bookings');
  if (line.reading === undefined) return null;
  const { of, parts } = line.reading;
  return (
    <div className={classes.panel}>
      <LineParts
        line={of}
        reading={parts}
        onLine={(next) => {
          line.change(next);
          onFocusLine();
        }}
      />
      {line.form === null ? (
        <p className={classes.hint}>
          <Kbd keys="Enter" /> {t(isComplete(parts) ? 'add.hint' : 'add.hintMore')}
        </p>
      ) : (
        <VisitForm
          draft={line.form}
          isPast={parts.doubts.some(({ reason }) => reason === 'in-the-past')}
          submitLabel={t('add.submit')}
          onSubmit={line.store}
          onLeave={() => {
            line.closeForm();
            onFocusLine();
          }}
        />
      )}
    </div>
  );
}
