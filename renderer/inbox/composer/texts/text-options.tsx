import type { TemplateView } from '#shared/api/calls/templates.ts';
import { templateLanguages } from '#shared/domain/template/variables.ts';

import { useLanguage } from '../../../i18n/use-translation.ts';
import { withoutCodes } from './match-texts.ts';
import classes from './text-options.module.css';

export const optionIdOf = (listId: string, template: TemplateView) => `${listId}-${template.id}`;

/** Texts to choose from, in a list whose keys belong to the field above it. */
export function TextOptions({
  listId,
  texts,
  activeId,
  onActive,
  onChoose,
}: {
  listId: string;
  texts: readonly TemplateView[];
  activeId: string | null;
  onActive: (id: string) => void;
  onChoose: (template: TemplateView) => void;
}) {
  const language = useLanguage();
  return texts.map((template) => {
    const words =
      template.texts[language] ?? templateLanguages.map((one) => template.texts[one]).find(Boolean);
    const isActive = template.id === activeId;
    return (
      <div
        key={template.id}
        id={optionIdOf(listId, template)}
        ref={isActive ? keepInSight : null}
        className={classes.option}
        role="option"
        aria-selected={isActive}
        onMouseMove={() => {
          if (!isActive) onActive(template.id);
        }}
        onMouseDown={(event) => {
          // The field keeps the focus and the cursor.
          event.preventDefault();
        }}
        onClick={() => {
          onChoose(template);
        }}
      >
        <span className={classes.name}>{template.name}</span>
        <span className={classes.words}>{withoutCodes(words ?? '')}</span>
      </div>
    );
  });
}

function keepInSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
