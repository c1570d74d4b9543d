import { useLocation } from 'wouter';

import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { CountBadge } from '../ui/badge.tsx';
import { LinkTabs } from '../ui/link-tabs.tsx';
import { Page } from '../ui/page.tsx';
import { HistoryPart } from './history-part.tsx';
import { SendingHead } from './sending-head.tsx';
import { StartDialog } from './start-dialog.tsx';
import { WaitingPart } from './waiting-part.tsx';

/** What leaves by itself and what became of it. `rest`: null, `history`, or `start` for the question before the start. */
export function OutboxScreen({ rest }: { rest: string | null }) {
  const { t } = useTranslation('outbox');
  const [, navigate] = useLocation();
  const unknown = useCall('health.get', {}).data?.outbox.unknown ?? 0;
  const isPast = rest === 'history';
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SendingHead />
      <LinkTabs
        label={t('parts.label')}
        tabs={[
          { href: '/outbox', word: t('parts.waiting'), isHere: !isPast },
          {
            href: '/outbox/history',
            word: t('parts.past'),
            isHere: isPast,
            mark: (
              <CountBadge count={unknown} tone="attention" label={t('unknown.count', { count: unknown })} />
            ),
          },
        ]}
      />
      {isPast ? <HistoryPart /> : <WaitingPart />}
      <StartDialog
        isOpen={rest === 'start'}
        onClose={() => {
          navigate('/outbox');
        }}
      />
    </Page>
  );
}
