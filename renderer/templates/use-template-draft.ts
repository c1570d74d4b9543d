import { useCallback, useMemo, useState } from 'react';

import type { TemplateView } from '#shared/api/calls/templates.ts';
import type { TemplateContent } from '#shared/domain/template/template.ts';

import { useKept } from '../api/use-kept.ts';
import { contentOf, emptyContent, isUnchanged, readDraft, type TemplateDraft } from './template-draft.ts';

type SetDraft = (update: (now: TemplateDraft | null) => TemplateDraft | null) => void;

/** Null: nothing was written or discarded in this window yet, so what the browser kept from earlier counts. */
type KeptDraft = { readonly draft: TemplateDraft | null } | null;

/** What was written in a text and not saved. The browser keeps it too: leaving or closing the page loses nothing. */
export function useKeptDraft(id: string): [TemplateDraft | null, SetDraft] {
  const [kept, change] = useKept<KeptDraft>('template', id, null);
  const [earlier] = useState(() => draftOfBrowser(id));
  const setDraft = useCallback<SetDraft>(
    (update) => {
      change((now) => {
        const draft = update(now === null ? draftOfBrowser(id) : now.draft);
        keepInBrowser(id, draft);
        return { draft };
      });
    },
    [id, change],
  );
  return [kept === null ? earlier : kept.draft, setDraft];
}

const keyOf = (id: string) => `deskbell.template.${id}`;

function draftOfBrowser(id: string): TemplateDraft | null {
  const found = localStorage.getItem(keyOf(id));
  return found === null ? null : readDraft(found);
}

function keepInBrowser(id: string, draft: TemplateDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), JSON.stringify(draft));
  } catch {
    // A full or closed storage keeps nobody from writing: the window still knows.
  }
}

export type TemplateEditing = {
  /** What the fields show. */
  readonly content: TemplateContent;
  readonly isDirty: boolean;
  /** True when somebody else has saved the text since this draft was begun. */
  readonly isOutdated: boolean;
  change(update: (now: TemplateContent) => TemplateContent): void;
  discard(): void;
  /** After saving `sent` as `version`: what was typed meanwhile stays. */
  settle(sent: TemplateContent, version: number): void;
};

/** The content of a text as it is being edited. `template` is the stored one, null for a new one. */
export function useTemplateDraft(id: string, template: TemplateView | null): TemplateEditing {
  const [draft, setDraft] = useKeptDraft(id);
  const stored = useMemo(() => (template === null ? emptyContent : contentOf(template)), [template]);
  const storedVersion = template?.version ?? null;
  const content = draft?.content ?? stored;
  const isDirty = draft !== null && !isUnchanged(draft.content, stored);
  return {
    content,
    isDirty,
    isOutdated: isDirty && draft.version !== storedVersion,
    change(update) {
      const next = update(content);
      const version = isDirty ? draft.version : storedVersion;
      setDraft(() => (isSame(next, stored) ? null : { version, content: next }));
    },
    discard() {
      setDraft(() => null);
    },
    settle(sent, version) {
      setDraft((now) => (now === null || isUnchanged(now.content, sent) ? null : { ...now, version }));
    },
  };
}

/** To the letter: a blank at the end is kept while it is being typed. */
function isSame(one: TemplateContent, other: TemplateContent): boolean {
  return (
    JSON.stringify([one.name, one.texts, one.signOff]) ===
    JSON.stringify([other.name, other.texts, other.signOff])
  );
}
