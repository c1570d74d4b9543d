import type { KeyboardEvent, RefObject } from 'react';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';

import { useTranslation } from '../../../i18n/use-translation.ts';
import { metaNameOf } from '../../../messages-in-words/meta-template-name.ts';
import { useLanguageName } from '../../../ui/use-language-name.ts';
import classes from './template-offer.module.css';

type OfferListProps = {
  id: string;
  templates: readonly MetaTemplateView[];
  active: MetaTemplateView | null;
  query: string;
  field: RefObject<HTMLInputElement | null>;
  onQuery: (query: string) => void;
  onActive: (id: string) => void;
  /** Enter: on with the one that is chosen. */
  onGoOn: () => void;
};

/** The templates to choose from; the keys belong to the search above them. */
export function OfferList({ id, templates, active, query, field, ...on }: OfferListProps) {
  const { t } = useTranslation('metaTemplates');
  const languageName = useLanguageName();
  const optionId = (template: MetaTemplateView) => `${id}-${template.id}`;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && templates.length > 0) {
      const at = templates.findIndex((template) => template === active);
      const next = templates[(at + by + templates.length) % templates.length];
      if (next) on.onActive(next.id);
    } else if (event.key === 'Enter') on.onGoOn();
    else return;
    event.preventDefault();
  };
  return (
    <div className={classes.side}>
      <input
        ref={field}
        className={classes.search}
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active === null ? undefined : optionId(active)}
        aria-label={t('offer.search')}
        placeholder={t('offer.search')}
        value={query}
        maxLength={100}
        autoComplete="off"
        data-autofocus
        onKeyDown={onKeyDown}
        onChange={(event) => {
          on.onQuery(event.currentTarget.value);
        }}
      />
      <div className={classes.list} id={id} role="listbox" aria-label={t('offer.list')}>
        {templates.map((template) => (
          <div
            key={template.id}
            id={optionId(template)}
            ref={template === active ? keepInSight : null}
            className={classes.option}
            role="option"
            aria-selected={template === active}
            onMouseDown={(event) => {
              // The search keeps the focus, and with it the keys.
              event.preventDefault();
            }}
            onClick={() => {
              on.onActive(template.id);
            }}
          >
            <span className={classes.optionName}>{metaNameOf(template)}</span>
            <span className={classes.optionAbout}>
              {languageName(template.language)} · {t(`category.${template.category}`)}
            </span>
          </div>
        ))}
      </div>
      {templates.length === 0 && (
        <p className={classes.note} role="status">
          {t('offer.nothing', { query: query.trim() })}
        </p>
      )}
    </div>
  );
}

function keepInSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
