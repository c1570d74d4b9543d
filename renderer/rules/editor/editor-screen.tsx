import { ArrowLeft } from 'lucide-react';
import { Link, useLocation } from 'wouter';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useRuleWords } from '../../messages-in-words/use-rule-words.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonCards } from '../../ui/skeletons.tsx';
import classes from './editor.module.css';
import { RuleEditor } from './rule-editor.tsx';
import { draftOf, newDraft } from './rule-draft.ts';

/** One rule, or a new one (null): its fields, and beside them what it would do with the visits of the next days. */
export function EditorScreen({ ruleId }: { ruleId: string | null }) {
  const { t } = useTranslation('rules');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const words = useRuleWords();
  const [, navigate] = useLocation();
  const rules = useCall('rules.list', {});
  const templates = useCall('templates.list', {});
  const failure = rules.error ?? templates.error;
  const rule = rules.data?.items.find((item) => item.id === ruleId) ?? null;
  const isHere = rules.data !== undefined && templates.data !== undefined;
  return (
    <Page
      isWide
      title={ruleId === null ? t('editor.newTitle') : rule === null ? t('title') : words.name(rule)}
      above={
        <Link href="/rules" className={classes.back}>
          <ArrowLeft size={16} aria-hidden />
          {t('editor.back')}
        </Link>
      }
    >
      {isHere && (ruleId === null || rule !== null) && (
        <RuleEditor
          rule={rule}
          initial={rule === null ? newDraft() : draftOf(rule)}
          templates={templates.data.items}
        />
      )}
      {isHere && ruleId !== null && rule === null && (
        <ErrorState
          title={t('editor.gone.title')}
          next={t('editor.gone.next')}
          action={{
            label: t('editor.toRules'),
            run: () => {
              navigate('/rules');
            },
          }}
        />
      )}
      {!isHere && failure && (
        <ErrorState
          title={t('editor.loadFailed')}
          next={describe(failure).next}
          action={{
            label: basics('tryAgain'),
            isBusy: rules.isFetching || templates.isFetching,
            run: () => {
              void rules.refetch();
              void templates.refetch();
            },
          }}
        />
      )}
      {!isHere && !failure && <SkeletonCards count={2} height={220} label={basics('loading')} />}
    </Page>
  );
}
