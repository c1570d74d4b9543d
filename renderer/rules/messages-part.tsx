import { Button } from '@mantine/core';
import { Workflow } from 'lucide-react';
import { Link } from 'wouter';

import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { SkeletonCards } from '../ui/skeletons.tsx';
import classes from './messages-part.module.css';
import { QuietHoursSection } from './quiet-hours-section.tsx';
import { inOrderOfVisit } from './rule-order.ts';
import { RuleRow } from './rule-row.tsx';

/** The rules as the life of a visit, and the hours in which nobody is written to. */
export function MessagesPart() {
  return (
    <>
      <RuleList />
      <QuietHoursSection />
    </>
  );
}

function RuleList() {
  const { t } = useTranslation('rules');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const rules = useCall('rules.list', {});
  if (rules.isPending) return <SkeletonCards count={1} height={420} label={basics('loading')} />;
  if (!rules.data) {
    return (
      <ErrorState
        title={t('list.loadFailed')}
        next={describe(rules.error).next}
        action={{
          label: basics('tryAgain'),
          run: () => void rules.refetch(),
          isBusy: rules.isFetching,
        }}
      />
    );
  }
  if (rules.data.items.length === 0) {
    return (
      <EmptyState
        icon={<Workflow size={26} strokeWidth={1.8} />}
        title={t('list.empty.title')}
        action={
          <Button component={Link} href="/rules/new">
            {t('list.add')}
          </Button>
        }
      >
        {t('list.empty.text')}
      </EmptyState>
    );
  }
  return (
    <ul className={classes.rules} aria-label={t('list.label')}>
      {inOrderOfVisit(rules.data.items).map((rule) => (
        <li key={rule.id} className={classes.rule}>
          <RuleRow rule={rule} />
        </li>
      ))}
    </ul>
  );
}
