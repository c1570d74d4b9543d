import type { TemplateView } from '#shared/api/calls/templates.ts';
import { templateLanguages, type TemplateEvent } from '#shared/domain/template/variables.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { newTextId } from '../template-draft.ts';
import { useKeptDraft } from '../use-template-draft.ts';
import { useSentBy } from '../use-sent-by.ts';
import classes from './template-row.module.css';

/** One text in the list: its name, when it leaves, in which languages it is written, whether it is saved. */
export function TemplateRow({
  template,
  isSelected,
  onOpen,
}: {
  template: TemplateView;
  isSelected: boolean;
  onOpen: (id: string) => void;
}) {
  const [draft] = useKeptDraft(template.id);
  const sentBy = useSentBy();
  return (
    <Row
      id={template.id}
      name={draft?.content.name ?? template.name}
      about={template.event === 'quick-reply' || template.event === 'auto-answer' ? null : sentBy(template)}
      texts={draft?.content.texts ?? template.texts}
      isUnsaved={draft !== null}
      isSelected={isSelected}
      onOpen={onOpen}
    />
  );
}

/** A text that was begun and never saved; nothing while there is none. */
export function NewDraftRow({
  event,
  isSelected,
  onOpen,
}: {
  event: TemplateEvent;
  isSelected: boolean;
  onOpen: (id: string) => void;
}) {
  const id = newTextId(event);
  const [draft] = useKeptDraft(id);
  if (draft === null && !isSelected) return null;
  return (
    <Row
      id={id}
      name={draft?.content.name ?? ''}
      about={null}
      texts={draft?.content.texts ?? { en: null, ru: null }}
      isUnsaved
      isSelected={isSelected}
      onOpen={onOpen}
    />
  );
}

function Row({
  id,
  name,
  about,
  texts,
  isUnsaved,
  isSelected,
  onOpen,
}: {
  id: string;
  name: string;
  about: string | null;
  texts: TemplateView['texts'];
  isUnsaved: boolean;
  isSelected: boolean;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation('templates');
  const second = isUnsaved ? t('list.unsaved') : about;
  return (
    <a
      href={`/templates/${id}`}
      className={classes.row}
      data-template={id}
      aria-current={isSelected || undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(id);
      }}
    >
      <span className={classes.words}>
        <span className={classes.name} data-untitled={name === '' || undefined}>
          {name === '' ? t('list.untitled') : name}
        </span>
        {second !== null && (
          <span className={classes.about} data-unsaved={isUnsaved || undefined} title={second}>
            {second}
          </span>
        )}
      </span>
      <span className={classes.languages}>
        {templateLanguages.map((language) => {
          const isMissing = (texts[language] ?? '').trim() === '';
          const words = t(isMissing ? 'list.missing' : 'list.present', {
            language: t(`languages.${language}`),
          });
          return (
            <span
              key={language}
              className={classes.language}
              data-missing={isMissing || undefined}
              role="img"
              aria-label={words}
              title={words}
            >
              {language.toUpperCase()}
            </span>
          );
        })}
      </span>
    </a>
  );
}
