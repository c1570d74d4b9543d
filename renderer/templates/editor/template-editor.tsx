import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';

import type { TemplateView } from '#shared/api/calls/templates.ts';
import { checkTemplate } from '#shared/domain/template/check.ts';
import {
  templateLanguages,
  type TemplateEvent,
  type TemplateLanguage,
} from '#shared/domain/template/variables.ts';

import { useCall } from '../../api/use-call.ts';
import type { ContentProblem } from '#shared/domain/template/template.ts';
import { useLanguage, useTranslation } from '../../i18n/use-translation.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useTimeFormat } from '../../ui/use-time-format.tsx';
import { MetaBlock } from '../meta/meta-block.tsx';
import { Preview } from '../preview/preview.tsx';
import { hindranceOf, problemsOf, tidied } from '../template-draft.ts';
import { useTemplateDraft } from '../use-template-draft.ts';
import { ConflictNote, RefusalNote } from './editor-notes.tsx';
import { EditorHeader } from './editor-header.tsx';
import type { FieldSetup } from './field-setup.ts';
import { LanguagePanel } from './language-panel.tsx';
import { LanguageTabs } from './language-tabs.tsx';
import classes from './template-editor.module.css';
import { useFieldWords } from './use-field-words.ts';
import { useSaveTemplate } from './use-save-template.ts';

/** A pause in typing after which problems are told. Milliseconds. */
const settleAfter = 600;

type TemplateEditorProps = {
  /** Of a stored text, or `new-<event>`. */
  id: string;
  event: TemplateEvent;
  /** Null for a text that was never saved. */
  template: TemplateView | null;
  hasBack: boolean;
  onLeave: () => void;
  /** Opens another text, or this one under the id that it got. */
  onOpen: (id: string) => void;
};

/** One text in all its languages: written on the left, seen as the customer sees it on the right. */
export function TemplateEditor({ id, event, template, hasBack, onLeave, onOpen }: TemplateEditorProps) {
  const { t } = useTranslation('templates');
  const editing = useTemplateDraft(id, template);
  const { content, isDirty, isOutdated } = editing;
  const [language, setLanguage] = useFirstLanguage(template);
  const setups = useFieldSetups(event);
  const problems = useMemo(() => problemsOf(content, event), [content, event]);
  const hindrance = hindranceOf(content, problems);
  const shownProblems = useSettled(problems);
  const saving = useSaveTemplate(id, event, template === null);

  const save = (version: number | null) => {
    if (hindrance !== null || saving.isSaving) return;
    const sent = content;
    saving.save({
      content: sent,
      version,
      onSaved: (saved) => {
        editing.settle(sent, saved.version);
        if (template === null) onOpen(saved.id);
      },
    });
  };
  const version = template?.version ?? null;
  const isConflict = isOutdated || (saving.isConflict && isDirty);
  useSaveKey(() => {
    if (hindrance?.kind === 'errors') {
      const first = problems.find(({ problem }) => problem.severity === 'error');
      if (first) setLanguage(first.language);
    } else if (isDirty && !isConflict) save(version);
  });

  const shown = tidied(content);
  return (
    <section className={classes.editor} aria-label={content.name || t('list.untitled')}>
      <EditorHeader
        id={id}
        event={event}
        template={template}
        content={content}
        isDirty={isDirty}
        isSaving={saving.isSaving}
        hindrance={isConflict ? null : hindrance}
        areErrorsTold={shownProblems.some(({ problem }) => problem.severity === 'error')}
        isBlocked={isConflict}
        hasBack={hasBack}
        onLeave={onLeave}
        onOpen={onOpen}
        onName={(name) => {
          editing.change((now) => ({ ...now, name }));
        }}
        onSave={() => {
          save(version);
        }}
        onDiscard={() => {
          editing.discard();
          saving.forget();
          if (template === null) onLeave();
        }}
      />
      <div className={classes.scroll}>
        {isConflict && (
          <ConflictNote
            canSave={hindrance === null}
            isSaving={saving.isSaving}
            onTakeTheirs={() => {
              editing.discard();
              saving.forget();
            }}
            onKeepMine={() => {
              save(version);
            }}
          />
        )}
        {!isConflict && saving.failure !== null && <RefusalNote error={saving.failure} />}
        <div className={classes.columns}>
          <div className={classes.write}>
            <LanguageTabs language={language} content={content} problems={problems} onChange={setLanguage} />
            {templateLanguages.map((one) => (
              <LanguagePanel
                key={one}
                language={one}
                isShown={one === language}
                setup={setups[one]}
                text={content.texts[one] ?? ''}
                signOff={content.signOff[one] ?? ''}
                problems={shownProblems.filter((problem) => problem.language === one)}
                onShowCodes={setups.setShowsCodes}
                onText={(text) => {
                  editing.change((now) => ({ ...now, texts: { ...now.texts, [one]: orNull(text) } }));
                }}
                onSignOff={(text) => {
                  editing.change((now) => ({ ...now, signOff: { ...now.signOff, [one]: orNull(text) } }));
                }}
              />
            ))}
            {template !== null && <MetaBlock text={template} isDirty={isDirty} />}
          </div>
          <Preview
            event={event}
            language={language}
            text={shown.texts[language]}
            signOff={shown.signOff[language]}
            hasErrors={problems.some(
              (found) => found.language === language && found.problem.severity === 'error',
            )}
          />
        </div>
      </div>
    </section>
  );
}

/** What is still being typed is not called wrong at once; what was put right is forgotten at once. */
function useSettled(problems: readonly ContentProblem[]): readonly ContentProblem[] {
  const settled = useDebounced(problems, settleAfter);
  return useMemo(
    () => problems.filter((found) => settled.some((known) => isAlike(found, known))),
    [problems, settled],
  );
}

function isAlike(one: ContentProblem, other: ContentProblem): boolean {
  return (
    one.language === other.language &&
    one.field === other.field &&
    one.problem.kind === other.problem.kind &&
    one.problem.name === other.problem.name
  );
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** The shop's own language first, unless there is only a text in the other one. */
function useFirstLanguage(template: TemplateView | null) {
  const own = useLanguage();
  const settings = useCall('settings.get', {});
  const wished: TemplateLanguage = settings.data?.business.language ?? own;
  const written = templateLanguages.filter(
    (language) => template !== null && template.texts[language] !== null,
  );
  const first = written.length === 0 || written.includes(wished) ? wished : (written[0] ?? wished);
  const [chosen, setChosen] = useState<TemplateLanguage | null>(null);
  return [chosen ?? first, setChosen] as const;
}

type FieldSetups = Record<TemplateLanguage, FieldSetup> & { setShowsCodes: (showsCodes: boolean) => void };

function useFieldSetups(event: TemplateEvent): FieldSetups {
  const words = useFieldWords();
  const { timeZone } = useTimeFormat();
  const [showsCodes, setShowsCodes] = useLocalStorage({
    key: 'deskbell.templates.codes',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const both = useMemo(() => {
    const setupOf = (language: TemplateLanguage): FieldSetup => ({
      event,
      language,
      timeZone,
      words,
      showsCodes,
      // A field that is still empty has nothing wrong with it.
      problemsOf: remembered((text) => (text.trim() === '' ? [] : checkTemplate(text, event))),
    });
    return { en: setupOf('en'), ru: setupOf('ru') };
  }, [event, timeZone, words, showsCodes]);
  return useMemo(() => ({ ...both, setShowsCodes }), [both, setShowsCodes]);
}

/** Asked for the same text many times for one press of a key. */
function remembered<Result>(work: (text: string) => Result): (text: string) => Result {
  let last: { text: string; result: Result } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, result: work(text) };
    return last.result;
  };
}

/** Ctrl+S, or Cmd+S: never the browser's own "save the page". */
function useSaveKey(save: () => void): void {
  const onSave = useEffectEvent(save);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.code !== 'KeyS')
        return;
      event.preventDefault();
      if (document.querySelector('[role="dialog"][aria-modal="true"]') === null) onSave();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
