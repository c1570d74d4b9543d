import { Archive, Clock3 } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';

import { conversationFilters, type ConversationFilter } from '#shared/api/conversation-filters.ts';

import { useCall } from '../../api/use-call.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import classes from './filter-tabs.module.css';

const order = [
  'needs-reply',
  'unread',
  'all',
  'snoozed',
  'archived',
] as const satisfies readonly ConversationFilter[];
const words = {
  'needs-reply': 'needsReply',
  unread: 'unread',
  all: 'all',
  snoozed: 'snoozed',
  archived: 'archived',
} as const;

/** The two that are wanted seldom are icons with their names, so that all five fit beside each other. */
const icons: Partial<Record<ConversationFilter, ReactNode>> = {
  snoozed: <Clock3 size={16} strokeWidth={1.9} aria-hidden />,
  archived: <Archive size={16} strokeWidth={1.9} aria-hidden />,
};

/** True for a filter remembered from an earlier visit. */
export function isFilter(value: unknown): value is ConversationFilter {
  return conversationFilters.some((filter) => filter === value);
}

/** Which chats the list shows, with how many each holds. */
export function FilterTabs({
  filter,
  onChange,
  panelId,
}: {
  filter: ConversationFilter;
  onChange: (filter: ConversationFilter) => void;
  panelId: string;
}) {
  const { t } = useTranslation('inbox');
  const counts = useCall('conversations.counts', {});
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const index = order.indexOf(filter);
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: order.length - 1 }[event.key];
    const target = next === undefined ? undefined : order.at(next % order.length);
    if (target === undefined) return;
    event.preventDefault();
    onChange(target);
    list.current?.querySelector<HTMLElement>(`[data-filter="${target}"]`)?.focus();
  };

  return (
    <div
      ref={list}
      className={classes.tabs}
      role="tablist"
      aria-label={t('filters.label')}
      onKeyDown={onKeyDown}
    >
      {order.map((name) => {
        const word = t(`filters.${words[name]}`);
        const count = counts.data?.[words[name]] ?? 0;
        const icon = icons[name];
        return (
          <button
            key={name}
            type="button"
            role="tab"
            className={classes.tab}
            data-filter={name}
            aria-selected={name === filter}
            aria-controls={panelId}
            aria-label={icon === undefined ? undefined : count > 0 ? `${word} ${count}` : word}
            title={icon === undefined ? undefined : word}
            tabIndex={name === filter ? 0 : -1}
            onClick={() => {
              onChange(name);
            }}
          >
            {icon ?? <span className={classes.word}>{word}</span>}
            {count > 0 && (
              <span className={classes.count} data-tone={name === 'needs-reply' ? 'attention' : undefined}>
                {count > 999 ? '999+' : count}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
