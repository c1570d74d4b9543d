import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';

import type { TemplateView } from '#shared/api/calls/templates.ts';
import { templateEvents, type TemplateEvent } from '#shared/domain/template/variables.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SkeletonRows } from '../../ui/skeletons.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { PartTabs } from '../meta/part-tabs.tsx';
import { newTextId } from '../template-draft.ts';
import { groupTemplates } from './group-templates.ts';
import { NewDraftRow, TemplateRow } from './template-row.tsx';
import classes from './template-list.module.css';

type TemplateListProps = {
  /** Undefined while they are on their way. */
  templates: readonly TemplateView[] | undefined;
  selectedId: string | null;
  onOpen: (id: string) => void;
};

/** Every text by what it is for. J and K go along the list, `/` searches. */
export function TemplateList({ templates, selectedId, onOpen }: TemplateListProps) {
  const { t } = useTranslation('templates');
  const { t: basics } = useTranslation('basics');
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const groups = groupTemplates(templates ?? [], query);
  const order = groups.flatMap((group) => group.templates.map(({ id }) => id as string));
  const step = (by: 1 | -1) => {
    const at = selectedId === null ? -1 : order.indexOf(selectedId);
    const next = order[at < 0 ? 0 : at + by];
    if (next === undefined) return;
    onOpen(next);
    list.current
      ?.querySelector(`[data-template="${CSS.escape(next)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({
    KeyJ: () => {
      step(1);
    },
    KeyK: () => {
      step(-1);
    },
  });

  return (
    <nav className={classes.pane} aria-label={t('list.label')}>
      <header className={classes.header}>
        <h1 className={classes.title}>{t('title')}</h1>
        <NewTextMenu
          onPick={(event) => {
            setQuery('');
            onOpen(newTextId(event));
          }}
        />
      </header>
      <PartTabs here="texts" />
      <SearchField
        value={query}
        label={t('list.search')}
        placeholder={t('list.searchPlaceholder')}
        clearLabel={t('list.searchClear')}
        onChange={setQuery}
        onLeave={(to) => {
          const first = list.current?.querySelector<HTMLElement>('[data-template]');
          if (to === 'first') first?.click();
          else first?.focus();
        }}
      />
      <div ref={list} className={classes.body} onKeyDown={moveFocus}>
        {templates === undefined ? (
          <SkeletonRows count={7} label={basics('loading')} />
        ) : groups.length === 0 ? (
          <EmptyState
            icon={<Plus size={26} strokeWidth={1.8} />}
            title={t('list.nothing', { query: query.trim() })}
          >
            {t('list.nothingNext')}
          </EmptyState>
        ) : (
          groups.map(({ event, templates: own }) => (
            <section key={event} className={classes.group} aria-label={t(`events.${event}`)}>
              <h2 className={classes.groupName}>
                {t(`events.${event}`)}
                {own.length === 0 && (
                  <button
                    type="button"
                    className={classes.addHere}
                    aria-label={`${t('list.add')}: ${t(`newEvents.${event}`)}`}
                    onClick={() => {
                      onOpen(newTextId(event));
                    }}
                  >
                    {t('list.add')}
                  </button>
                )}
              </h2>
              {own.map((template) => (
                <TemplateRow
                  key={template.id}
                  template={template}
                  isSelected={template.id === selectedId}
                  onOpen={onOpen}
                />
              ))}
              <NewDraftRow event={event} isSelected={selectedId === newTextId(event)} onOpen={onOpen} />
            </section>
          ))
        )}
      </div>
    </nav>
  );
}

/** The arrows go from row to row. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-template]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at + by];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}

function NewTextMenu({ onPick }: { onPick: (event: TemplateEvent) => void }) {
  const { t } = useTranslation('templates');
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <IconButton label={t('list.add')} size={34}>
          <Plus size={20} strokeWidth={2} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.addFor')}</Menu.Label>
        {templateEvents.map((event) => (
          <Menu.Item
            key={event}
            onClick={() => {
              onPick(event);
            }}
          >
            {t(`newEvents.${event}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
