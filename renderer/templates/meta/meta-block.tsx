import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';

import type { TemplateView } from '#shared/api/calls/templates.ts';
import { templateLanguages, type TemplateLanguage } from '#shared/domain/template/variables.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './meta-block.module.css';
import { MetaMark } from './meta-mark.tsx';
import { RenderingPart } from './rendering-part.tsx';
import { marksOf, renderingsOf, stateOf, type RenderingState } from './rendering-state.ts';
import { useHasMeta, useMetaTemplates } from './use-meta.ts';

type MetaBlockProps = {
  text: TemplateView;
  /** Something is typed that is not saved. */
  isDirty: boolean;
};

/**
 * How a text stands at Meta in each language; below a number of Meta's only. Automatic answers need it not: they follow
 * a message of the customer.
 */
export function MetaBlock({ text, isDirty }: MetaBlockProps) {
  const { t } = useTranslation('metaTemplates');
  const hasMeta = useHasMeta();
  const title = useId();
  if (!hasMeta || text.event === 'auto-answer') return null;
  return (
    <section className={classes.block} aria-labelledby={title}>
      <h2 className={classes.title} id={title}>
        {t('block.title')}
      </h2>
      <p className={classes.help}>{t('block.help')}</p>
      <div className={classes.languages}>
        {templateLanguages.map((language) => (
          <LanguageRow key={language} text={text} language={language} isDirty={isDirty} />
        ))}
      </div>
    </section>
  );
}

function LanguageRow({ text, language, isDirty }: MetaBlockProps & { language: TemplateLanguage }) {
  const { t: texts } = useTranslation('templates');
  const [isOpen, setOpen] = useState(false);
  const part = useId();
  const hasText = (text.texts[language] ?? '').trim() !== '';
  const { templates = [], accounts = [] } = useMetaTemplates(true);
  const rendering = useCall('metaTemplates.render', { templateId: text.id, language }, { enabled: hasText });
  const all = renderingsOf(templates, text.id, language);
  const state = stateOf(all[0], hasText, rendering.data);
  const words = useMarkWords();
  return (
    <div className={classes.language}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={part}
        disabled={state.kind === 'missing'}
        onClick={() => {
          setOpen((before) => !before);
        }}
      >
        <ChevronRight className={classes.chevron} size={16} strokeWidth={2.1} aria-hidden />
        <span className={classes.languageName}>{texts(`languages.${language}`)}</span>
        <span className={classes.marks}>
          {marksOf(state).map((marked) => (
            <MetaMark key={marked} marked={marked} word={words(marked, state)} />
          ))}
        </span>
      </button>
      <div id={part} className={classes.part} hidden={!isOpen}>
        {isOpen && (
          <RenderingPart
            text={text}
            language={language}
            isDirty={isDirty}
            templates={all}
            accounts={accounts}
            rendering={rendering}
          />
        )}
      </div>
    </div>
  );
}

/** The word beside each shape. */
function useMarkWords() {
  const { t } = useTranslation('metaTemplates');
  return (marked: ReturnType<typeof marksOf>[number], state: RenderingState): string => {
    switch (marked) {
      case 'none':
      case 'missing':
      case 'outdated':
        return t(`block.state.${marked}`);
      case 'problems':
        return t('block.problems', { count: state.kind === 'problems' ? state.count : 0 });
      default:
        return t(`status.${marked}`);
    }
  };
}
