import { FileCheck2, Plus, RefreshCw, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link } from 'wouter';

import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import { foldForSearch } from '#shared/domain/search-text.ts';

import { useAction } from '../../api/use-action.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { metaNameOf } from '../../messages-in-words/meta-template-name.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SkeletonRows } from '../../ui/skeletons.tsx';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import list from '../list/template-list.module.css';
import classes from './meta-list.module.css';
import { MetaRow } from './meta-row.tsx';
import type { MetaAccount } from './use-meta.ts';
import { useSays } from '../../i18n/use-says.ts';

type MetaListProps = {
  /** Undefined while they are on their way. */
  templates: readonly MetaTemplateView[] | undefined;
  accounts: readonly MetaAccount[] | undefined;
  selectedId: string | null;
  onOpen: (id: string) => void;
};

/** Every template at Meta, by account. J and K go along the list, `/` searches. */
export function MetaList({ templates, accounts, selectedId, onOpen }: MetaListProps) {
  const { t } = useTranslation('metaTemplates');
  const { t: basics } = useTranslation('basics');
  const [query, setQuery] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const groups = groupsOf(templates ?? [], accounts ?? [], query);
  const order = groups.flatMap((group) => group.templates.map(({ id }) => id));
  const step = (by: 1 | -1) => {
    const at = selectedId === null ? -1 : order.indexOf(selectedId);
    const next = order[at < 0 ? 0 : at + by];
    if (next !== undefined) onOpen(next);
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
    <>
      <LastRead accounts={accounts ?? []} />
      {(templates ?? []).length > 0 && (
        <SearchField
          value={query}
          label={t('list.search')}
          placeholder={t('list.searchPlaceholder')}
          clearLabel={t('list.searchClear')}
          onChange={setQuery}
          onLeave={(to) => {
            const first = place.current?.querySelector<HTMLElement>('[data-meta-template]');
            if (to === 'first') first?.click();
            else first?.focus();
          }}
        />
      )}
      <div ref={place} className={list.body}>
        {templates === undefined ? (
          <SkeletonRows count={5} label={basics('loading')} />
        ) : templates.length === 0 ? (
          <NoTemplates />
        ) : groups.length === 0 ? (
          <EmptyState
            icon={<Plus size={26} strokeWidth={1.8} />}
            title={t('list.nothing', { query: query.trim() })}
          >
            {t('list.nothingNext')}
          </EmptyState>
        ) : (
          groups.map(({ account, templates: own }) => (
            <section key={account.businessAccountId} className={list.group} aria-label={account.label}>
              {groups.length > 1 && <h2 className={list.groupName}>{account.label}</h2>}
              {own.map((template) => (
                <MetaRow
                  key={template.id}
                  template={template}
                  isSelected={template.id === selectedId}
                  onOpen={onOpen}
                />
              ))}
            </section>
          ))
        )}
      </div>
    </>
  );
}

type Group = {
  readonly account: Pick<MetaAccount, 'businessAccountId' | 'label'>;
  readonly templates: readonly MetaTemplateView[];
};

/** The templates that fit, by account; one of an account that is not told of stands under its number. */
function groupsOf(
  templates: readonly MetaTemplateView[],
  accounts: readonly MetaAccount[],
  query: string,
): Group[] {
  const wanted = foldForSearch(query.trim());
  const fitting = templates.filter((template) =>
    [metaNameOf(template), template.name, template.body].some((words) =>
      foldForSearch(words).includes(wanted),
    ),
  );
  return [...new Set(fitting.map(({ businessAccountId }) => businessAccountId))]
    .map((businessAccountId) => ({
      account: {
        businessAccountId,
        label:
          accounts.find((account) => account.businessAccountId === businessAccountId)?.label ??
          businessAccountId,
      },
      templates: fitting
        .filter((template) => template.businessAccountId === businessAccountId)
        .sort(
          (one, other) =>
            metaNameOf(one).localeCompare(metaNameOf(other)) || one.language.localeCompare(other.language),
        ),
    }))
    .sort((one, other) => one.account.label.localeCompare(other.account.label));
}

/** When Meta was last asked, with the button to ask again, and the trouble with it in words. */
function LastRead({ accounts }: { accounts: readonly MetaAccount[] }) {
  const { t } = useTranslation('metaTemplates');
  const describe = useErrorWords();
  const times = useTimeFormat();
  useNow();
  const says = useSays();
  const sync = useAction('metaTemplates.sync', { quiet: true });
  const read = accounts.flatMap(({ syncedAt }) => (syncedAt === null ? [] : [syncedAt])).sort();
  const why =
    accounts.find((account) => account.troubleWhy !== undefined)?.troubleWhy ?? sync.data?.troubleWhy;
  const trouble = sync.isError ? describe(sync.error).next : why === undefined ? null : says.line(why);
  return (
    <div className={classes.read}>
      <div className={classes.line}>
        <span className={classes.when} role="status">
          {sync.isPending
            ? t('list.reading')
            : read[0] === undefined
              ? t('list.neverRead')
              : t('list.readAt', { ago: times.relative(read[0]) })}
        </span>
        <IconButton
          label={t('list.readAgain')}
          size={28}
          loading={sync.isPending}
          onClick={() => {
            sync.mutate({});
          }}
        >
          <RefreshCw size={15} strokeWidth={2} aria-hidden />
        </IconButton>
      </div>
      {trouble !== null && !sync.isPending && (
        <p className={classes.trouble} role="alert">
          <TriangleAlert size={15} strokeWidth={2.1} aria-hidden />
          <span>
            {t('list.trouble', { reason: trouble })} {t('list.troubleNext')}
          </span>
        </p>
      )}
    </div>
  );
}

function NoTemplates() {
  const { t } = useTranslation('metaTemplates');
  return (
    <EmptyState
      icon={<FileCheck2 size={26} strokeWidth={1.8} />}
      title={t('list.none')}
      action={
        <Link className={classes.link} href="/templates">
          {t('list.noneAction')}
        </Link>
      }
    >
      {t('list.noneNext')}
    </EmptyState>
  );
}
