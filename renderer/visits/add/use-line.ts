import { useState } from 'react';

import { useClient } from '../../api/client-provider.tsx';
import { useCall } from '../../api/use-call.ts';
import { useFailureToast } from '../../api/use-failure-toast.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { completedDraft } from './completed-draft.ts';
import { useSaveVisit, type SaveProblem } from './use-save-visit.ts';
import { draftOf, isComplete, saveInputOf, type LineReading, type VisitDraft } from './visit-draft.ts';

/** A pause in typing after which the line is read. Milliseconds. */
const typingPause = 120;

export type Line = {
  readonly text: string;
  readonly change: (text: string) => void;
  /** What was read last, and of which words; undefined while nothing is typed. */
  readonly reading: { readonly of: string; readonly parts: LineReading } | undefined;
  /** The fields, once the line was not enough. */
  readonly form: VisitDraft | null;
  readonly closeForm: () => void;
  readonly isBusy: boolean;
  /** Saves the line as it stands now, or opens the form. */
  readonly submit: () => Promise<void>;
  readonly store: (draft: VisitDraft) => Promise<SaveProblem | null>;
};

/** A visit being typed in one line; `onSaved` is called once it is kept and the line is empty again. */
export function useLine(onSaved: () => void): Line {
  const client = useClient();
  const fail = useFailureToast();
  const [text, setText] = useState('');
  const [form, setForm] = useState<VisitDraft | null>(null);
  const [isBusy, setBusy] = useState(false);
  const save = useSaveVisit();
  const isTyped = text.trim() !== '';
  const settled = useDebounced(text, typingPause).trim();
  const { data } = useCall(
    'bookings.readLine',
    { line: settled },
    { enabled: settled !== '' && isTyped, keepPrevious: true, fresh: true },
  );

  const store = async (draft: VisitDraft) => {
    const problem = await save(saveInputOf(draft));
    if (problem !== null) return problem;
    setForm(null);
    // The next one may have been begun meanwhile.
    setText((now) => (now === text ? '' : now));
    onSaved();
    return null;
  };
  return {
    text,
    change(next) {
      setText(next);
      setForm(null);
    },
    reading: isTyped && data !== undefined ? { of: settled, parts: data } : undefined,
    form,
    closeForm() {
      setForm(null);
    },
    isBusy,
    async submit() {
      if (!isTyped || isBusy) return;
      setBusy(true);
      try {
        // What is saved is what stands there now, not what had been read when the typing paused.
        const now = await client.call('bookings.readLine', { line: text.trim() });
        const isSaved = isComplete(now) && (await store(draftOf(now))) === null;
        if (!isSaved) setForm(await completedDraft(client, text.trim(), now));
      } catch (error) {
        fail(error);
      } finally {
        setBusy(false);
      }
    },
    store,
  };
}
