import type { FindingView, HealthReport } from '#shared/api/calls/health.ts';

import { useCall } from '../../api/use-call.ts';
import { useErrorWords } from '../../api/use-failure-toast.ts';
import { useDesktop } from '../../desktop/desktop-provider.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, PageSection } from '../../ui/page.tsx';
import { SkeletonCards } from '../../ui/skeletons.tsx';
import { ConnectionsTabs } from '../connections-tabs.tsx';
import type { FindingLine } from './finding-line.ts';
import { FindingRow } from './finding-row.tsx';
import classes from './health-page.module.css';
import { useComputerLine, useSourceLine, useUpdateLine } from './use-computer-lines.ts';
import { useMessageLine } from './use-message-lines.ts';
import { useAddressLine, useNumberLine } from './use-number-lines.ts';
import { WholeState } from './whole-state.tsx';

/** Disk, clock and ages change without anybody announcing it; ms. */
const lookEvery = 15_000;

const groups = ['numbers', 'messages', 'bookings', 'computer'] as const;
type Group = (typeof groups)[number];

/** `/connections/health`: does everything work, and how is that known? */
export function HealthPage() {
  const { t } = useTranslation('health');
  return (
    <Page title={t('title')} lead={t('lead')} above={<ConnectionsTabs here="health" />}>
      <HealthContent />
    </Page>
  );
}

function HealthContent() {
  const { t } = useTranslation('health');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const report = useCall('health.report', {}, { every: () => lookEvery, fresh: true });
  if (report.data) return <Findings report={report.data} />;
  if (!report.error) return <SkeletonCards count={4} height={140} label={basics('loading')} />;
  return (
    <ErrorState
      title={t('loadFailed')}
      next={describe(report.error).next}
      action={{
        label: basics('tryAgain'),
        run: () => void report.refetch(),
        isBusy: report.isFetching,
      }}
    />
  );
}

function Findings({ report }: { report: HealthReport }) {
  const { t } = useTranslation('health');
  const lineOf = useFindingLine();
  const update = useUpdateLine()(useDesktop()?.state.update);
  const lines = report.findings.map((finding) => ({ group: groupOf(finding), line: lineOf(finding) }));
  const inGroup = (group: Group): FindingLine[] => [
    ...lines.filter((one) => one.group === group).map(({ line }) => line),
    ...(group === 'computer' && update ? [update] : []),
  ];
  // One cause is one thing to do, however many parts it breaks.
  const unwell = lines.filter(
    ({ line }) => report.state !== 'works' && line.state === report.state && line.isConsequence !== true,
  );
  return (
    <>
      <WholeState report={report} titles={unwell.map(({ line }) => line.title)} />
      {groups
        .filter((group) => inGroup(group).length > 0)
        .map((group) => (
          <PageSection key={group} title={t(`groups.${group}`)}>
            <ul className={classes.list}>
              {inGroup(group).map((line) => (
                <FindingRow key={line.key} line={line} />
              ))}
            </ul>
          </PageSection>
        ))}
    </>
  );
}

function useFindingLine(): (finding: FindingView) => FindingLine {
  const number = useNumberLine();
  const address = useAddressLine();
  const message = useMessageLine();
  const source = useSourceLine();
  const computer = useComputerLine();
  return (finding) => {
    switch (finding.part) {
      case 'number':
        return number(finding);
      case 'address':
        return address(finding);
      case 'sending':
      case 'fates':
      case 'journal':
        return message(finding);
      case 'source':
        return source(finding);
      case 'database':
      case 'disk':
      case 'clock':
        return computer(finding);
    }
  };
}

function groupOf({ part }: FindingView): Group {
  switch (part) {
    case 'number':
    case 'address':
      return 'numbers';
    case 'sending':
    case 'fates':
    case 'journal':
      return 'messages';
    case 'source':
      return 'bookings';
    case 'database':
    case 'disk':
    case 'clock':
      return 'computer';
  }
}
