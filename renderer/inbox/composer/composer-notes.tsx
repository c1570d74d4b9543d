import { CircleAlert } from 'lucide-react';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './composer.module.css';
import type { Draft } from './draft.ts';
import { GapNote } from './texts/gap-note.tsx';

/** What is to be known before the message is sent (again): gaps in a text that was put in, and why it was refused. */
export function ComposerNotes({
  draft,
  onChange,
}: {
  draft: Draft;
  onChange: (update: (now: Draft) => Draft) => void;
}) {
  const { t } = useTranslation('inbox');
  return (
    <>
      {draft.gaps.length > 0 && (
        <GapNote
          missing={draft.gaps}
          onDismiss={() => {
            onChange((now) => ({ ...now, gaps: [] }));
          }}
        />
      )}
      {draft.refusal !== null && (
        <p className={classes.refusal} role="alert">
          <CircleAlert size={16} strokeWidth={2.1} aria-hidden />
          <span>
            {t(draft.file === null ? 'composer.notSent' : 'composer.notSentFile', { reason: draft.refusal })}
          </span>
        </p>
      )}
    </>
  );
}
