import { FilePenLine } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';

import type { TemplateView } from '#shared/api/calls/templates.ts';

import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Later } from '../later/later.tsx';
import { createPart } from '../later/part.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { showUndoToast } from '../ui/undo-toast.tsx';
import { paneAsDrawer, useMediaQuery } from '../ui/use-media-query.ts';
import { TemplateList } from './list/template-list.tsx';
import { metaPlaceOf } from './meta/meta-place.ts';
import { MetaScreen } from './meta/meta-screen.tsx';
import { eventOfNewText } from './template-draft.ts';
import classes from './templates-screen.module.css';
import { useKeptDraft } from './use-template-draft.ts';

// The editor brings the language of templates along: nobody else waits for it.
const editorPart = createPart(async () => (await import('./editor/template-editor.tsx')).TemplateEditor);

/** Every text that Deskbell sends or offers, and those of them that Meta has. `rest`: a text, or a place of Meta's. */
export function TemplatesScreen({ rest }: { rest: string | null }) {
  const metaPlace = metaPlaceOf(rest);
  return metaPlace === null ? <Texts rest={rest} /> : <MetaScreen id={metaPlace.id} />;
}

/** Our texts: the list, and the open one beside it. On a narrow page one after the other. */
function Texts({ rest }: { rest: string | null }) {
  const { t } = useTranslation('templates');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const [, navigate] = useLocation();
  const isNarrow = useMediaQuery(paneAsDrawer);
  const templates = useCall('templates.list', {});
  const items = templates.data?.items;
  const open = (id: string) => {
    navigate(`/templates/${id}`);
  };
  const leave = () => {
    navigate('/templates');
  };

  if (templates.isError && items === undefined) {
    return (
      <ErrorState
        title={t('list.loadFailed')}
        next={describe(templates.error).next}
        action={{
          label: basics('tryAgain'),
          run: () => void templates.refetch(),
          isBusy: templates.isFetching,
        }}
      />
    );
  }
  return (
    <div className={classes.screen} data-narrow={isNarrow || undefined}>
      <div className={classes.list} hidden={isNarrow && rest !== null}>
        <TemplateList templates={items} selectedId={rest} onOpen={open} />
      </div>
      {rest === null
        ? !isNarrow && (
            <div className={classes.side}>
              <EmptyState icon={<FilePenLine size={26} strokeWidth={1.8} />} title={t('empty.title')}>
                {t('empty.text')}
              </EmptyState>
            </div>
          )
        : items !== undefined && (
            <OpenText key={rest} id={rest} items={items} hasBack={isNarrow} onLeave={leave} onOpen={open} />
          )}
    </div>
  );
}

type OpenTextProps = {
  id: string;
  items: readonly TemplateView[];
  hasBack: boolean;
  onLeave: () => void;
  onOpen: (id: string) => void;
};

function OpenText({ id, items, hasBack, onLeave, onOpen }: OpenTextProps) {
  const { t } = useTranslation('templates');
  const template = items.find((item) => item.id === id) ?? null;
  const event = template?.event ?? eventOfNewText(id);
  useReminder(id, template, onOpen);
  if (event === null) {
    return (
      <div className={classes.side}>
        <ErrorState
          title={t('gone.title')}
          next={t('gone.text')}
          action={{ label: t('gone.action'), run: onLeave }}
        />
      </div>
    );
  }
  return (
    <Later
      part={editorPart}
      with={{ id, event, template, hasBack, onLeave, onOpen }}
      waiting={<div className={classes.side} />}
    />
  );
}

/** Somebody who leaves a text unsaved is told that it is kept, with the way back. */
function useReminder(id: string, template: TemplateView | null, onOpen: (id: string) => void): void {
  const { t } = useTranslation('templates');
  const [draft] = useKeptDraft(id);
  const onLeft = useEffectEvent(() => {
    if (draft === null) return;
    const name = draft.content.name.trim() || (template?.name ?? t('list.untitled'));
    showUndoToast({
      id: 'unsaved text',
      message: t('save.leftOpen', { name }),
      undo: {
        label: t('save.backToIt'),
        run: () => {
          onOpen(id);
        },
      },
    });
  });
  useEffect(() => {
    return () => {
      onLeft();
    };
  }, []);
}
