import { Button } from '@mantine/core';
import { CircleAlert, Users } from 'lucide-react';

import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './editor-notes.module.css';

/** Two people wrote at once: the person decides whose text counts. */
export function ConflictNote({
  canSave,
  isSaving,
  onTakeTheirs,
  onKeepMine,
}: {
  canSave: boolean;
  isSaving: boolean;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}) {
  const { t } = useTranslation('templates');
  return (
    <div className={classes.note} data-tone="attention" role="alert">
      <Users size={18} strokeWidth={2} aria-hidden />
      <p className={classes.words}>
        <strong className={classes.what}>{t('conflict.title')}</strong> {t('conflict.text')}
      </p>
      <div className={classes.actions}>
        <Button size="compact-md" variant="default" onClick={onTakeTheirs}>
          {t('conflict.takeTheirs')}
        </Button>
        <Button size="compact-md" onClick={onKeepMine} disabled={!canSave} loading={isSaving}>
          {t('conflict.keepMine')}
        </Button>
      </div>
    </div>
  );
}

/** The core did not take the text, or did not answer. */
export function RefusalNote({ error }: { error: Error }) {
  const { t } = useTranslation('templates');
  const describe = useErrorWords();
  const { title, next } = describe(error);
  return (
    <div className={classes.note} data-tone="trouble" role="alert">
      <CircleAlert size={18} strokeWidth={2} aria-hidden />
      <p className={classes.words}>{t('save.refused', { reason: `${title}. ${next}` })}</p>
    </div>
  );
}
