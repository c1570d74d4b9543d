import { FileCheck2, RadioTower } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Later } from '../../later/later.tsx';
import { createPart } from '../../later/part.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { paneAsDrawer, useMediaQuery } from '../../ui/use-media-query.ts';
import screen from '../templates-screen.module.css';
import list from '../list/template-list.module.css';
import { MetaList } from './meta-list.tsx';
import classes from './meta-pane.module.css';
import { metaListPath, metaTemplatePath } from './meta-place.ts';
import { PartTabs } from './part-tabs.tsx';
import { useHasMeta, useMetaTemplates } from './use-meta.ts';

// It brings the language of templates along, for the examples: nobody else waits for it.
const panePart = createPart(async () => (await import('./meta-pane.tsx')).MetaPane);
const gonePart = createPart(async () => (await import('./meta-pane.tsx')).MetaGone);

/** The templates at Meta: the list, and the open one beside it. On a narrow page one after the other. */
export function MetaScreen({ id }: { id: string | null }) {
  const { t } = useTranslation('metaTemplates');
  const { t: texts } = useTranslation('templates');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [, navigate] = useLocation();
  const isNarrow = useMediaQuery(paneAsDrawer);
  const areNumbersKnown = useCall('channels.list', {}).data !== undefined;
  const hasMeta = useHasMeta();
  const { templates, accounts, error, isFetching, retry } = useMetaTemplates(hasMeta);
  const open = templates?.find((template) => template.id === id) ?? null;
  const leave = () => {
    navigate(metaListPath);
  };
  if (areNumbersKnown && !hasMeta) return <NoMeta />;
  if (error !== null && templates === undefined) {
    return (
      <ErrorState
        title={t('list.loadFailed')}
        next={describe(error).next}
        action={{ label: basics('tryAgain'), run: retry, isBusy: isFetching }}
      />
    );
  }
  return (
    <div className={screen.screen} data-narrow={isNarrow || undefined}>
      <div className={screen.list} hidden={isNarrow && id !== null}>
        <nav className={list.pane} aria-label={t('list.label')}>
          <header className={list.header}>
            <h1 className={list.title}>{texts('title')}</h1>
          </header>
          <PartTabs here="meta" />
          <MetaList
            templates={templates}
            accounts={accounts}
            selectedId={id}
            onOpen={(wished) => {
              navigate(metaTemplatePath(wished));
            }}
          />
        </nav>
      </div>
      {id === null ? (
        !isNarrow && (
          <div className={screen.side}>
            {templates !== undefined && templates.length > 0 && (
              <EmptyState icon={<FileCheck2 size={26} strokeWidth={1.8} />} title={t('list.choose')}>
                {t('list.chooseText')}
              </EmptyState>
            )}
          </div>
        )
      ) : open !== null ? (
        <Later
          key={open.id}
          part={panePart}
          with={{ template: open, accounts: accounts ?? [], hasBack: isNarrow, onLeave: leave }}
          waiting={<div className={screen.side} />}
        />
      ) : (
        <div className={screen.side}>
          {templates !== undefined && <Later part={gonePart} with={{}} waiting={null} />}
        </div>
      )}
    </div>
  );
}

function NoMeta() {
  const { t } = useTranslation('metaTemplates');
  return (
    <div className={screen.side}>
      <EmptyState
        icon={<RadioTower size={26} strokeWidth={1.8} />}
        title={t('noMeta.title')}
        action={
          <Link className={classes.link} href="/templates">
            {t('noMeta.action')}
          </Link>
        }
      >
        {t('noMeta.text')}
      </EmptyState>
    </div>
  );
}
