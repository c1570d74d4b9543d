import { useEffect, useRef, useState } from 'react';

import type { ContactView } from '#shared/api/calls/contacts.ts';

import { useAction } from '../../api/use-action.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useAutosize } from '../use-autosize.ts';
import classes from './customer-pane.module.css';

const saveAfter = 700;

/** Notes about a customer, kept by themselves: after a pause in typing and when the field is left. */
export function NotesField({ contact }: { contact: ContactView }) {
  const { t } = useTranslation('inbox');
  const { t: basics } = useTranslation('basics');
  const update = useAction('contacts.update');
  const { mutate } = update;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? contact.notes;
  const input = useAutosize(text, 72, 400);
  const unsaved = useRef<string | null>(null);

  useEffect(() => {
    if (typed === null || typed === contact.notes) return;
    unsaved.current = typed;
    const timer = setTimeout(() => {
      unsaved.current = null;
      mutate({ id: contact.id, notes: typed });
    }, saveAfter);
    return () => {
      clearTimeout(timer);
    };
    // Asked again only when something was typed: an answer on its way is no reason.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [typed]);

  useEffect(
    () => () => {
      if (unsaved.current !== null) mutate({ id: contact.id, notes: unsaved.current });
    },
    [mutate, contact.id],
  );

  const isWaiting = typed !== null && typed !== contact.notes;
  const state = update.isError
    ? basics('notSaved')
    : isWaiting
      ? basics('saving')
      : update.isSuccess
        ? basics('saved')
        : '';
  return (
    <section className={classes.section}>
      <div className={classes.headingLine}>
        <h3 className={classes.heading} id="customer-notes">
          {t('customer.notes')}
        </h3>
        <span className={classes.saved} role="status">
          {state}
        </span>
      </div>
      <textarea
        ref={input}
        className={classes.notes}
        value={text}
        maxLength={10_000}
        placeholder={t('customer.notesPlaceholder')}
        aria-labelledby="customer-notes"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
    </section>
  );
}
