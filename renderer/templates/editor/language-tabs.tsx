import { CircleAlert, CircleDashed, Lightbulb } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';

import { isError } from '#shared/domain/template/check.ts';
import type { ContentProblem, TemplateContent } from '#shared/domain/template/template.ts';
import { templateLanguages, type TemplateLanguage } from '#shared/domain/template/variables.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './language-tabs.module.css';

export const panelIdOf = (language: TemplateLanguage) => `template-text-${language}`;

type LanguageTabsProps = {
  language: TemplateLanguage;
  content: TemplateContent;
  problems: readonly ContentProblem[];
  onChange: (language: TemplateLanguage) => void;
};

/** The languages of a text, each with what is to be known of it: missing, errors, hints. The arrows go along. */
export function LanguageTabs({ language, content, problems, onChange }: LanguageTabsProps) {
  const { t } = useTranslation('templates');
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = templateLanguages.find((other) => other !== language);
    if (next === undefined) return;
    onChange(next);
    list.current?.querySelector<HTMLElement>(`[data-language="${next}"]`)?.focus();
  };
  return (
    <div ref={list} className={classes.tabs} role="tablist" aria-label={t('editor.languages')}>
      {templateLanguages.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          className={classes.tab}
          data-language={one}
          aria-selected={one === language}
          aria-controls={panelIdOf(one)}
          tabIndex={one === language ? 0 : -1}
          onKeyDown={onKeyDown}
          onClick={() => {
            onChange(one);
          }}
        >
          {t(`languages.${one}`)}
          <TabMark
            isMissing={(content.texts[one] ?? '').trim() === ''}
            problems={problems.filter((problem) => problem.language === one)}
          />
        </button>
      ))}
    </div>
  );
}

function TabMark({ isMissing, problems }: { isMissing: boolean; problems: readonly ContentProblem[] }) {
  const { t } = useTranslation('templates');
  const errors = problems.filter(({ problem }) => isError(problem)).length;
  const warnings = problems.length - errors;
  if (errors > 0) {
    return (
      <span className={classes.mark} data-tone="trouble">
        <CircleAlert size={14} strokeWidth={2.2} aria-hidden />
        {t('editor.errors', { count: errors })}
      </span>
    );
  }
  if (isMissing) {
    return (
      <span className={classes.mark} data-tone="missing">
        <CircleDashed size={14} strokeWidth={2.2} aria-hidden />
        {t('editor.addText')}
      </span>
    );
  }
  if (warnings === 0) return null;
  return (
    <span className={classes.mark} data-tone="attention">
      <Lightbulb size={14} strokeWidth={2.2} aria-hidden />
      {t('editor.warnings', { count: warnings })}
    </span>
  );
}
