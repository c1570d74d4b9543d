import type { FindingView } from '#shared/api/calls/health.ts';

import { useTranslation } from '../../i18n/use-translation.ts';
import { useMomentWords } from '../../messages-in-words/use-moment-words.ts';
import { useAgo } from '../use-ago.ts';
import type { FindingLine } from './finding-line.ts';

type Finding<Part extends FindingView['part']> = Extract<FindingView, { part: Part }>;

/** Puts the findings about messages into words: those that leave, those that left, those that came. */
export function useMessageLine(): (finding: Finding<'sending' | 'fates' | 'journal'>) => FindingLine {
  const sending = useSendingLine();
  const { t } = useTranslation('health');
  const ago = useAgo();
  return (finding) => {
    switch (finding.part) {
      case 'sending':
        return sending(finding);
      case 'fates': {
        const { state, unknown, failed, code } = finding;
        const isClear = code === 'known';
        return {
          ...{ key: 'fates', state, word: null, title: t('fates.title'), subtitle: null },
          what: isClear ? t('fates.known') : t('fates.unclear', { count: unknown }),
          meaning: isClear ? null : t('fates.unclearMeans'),
          proofs: failed === 0 ? [] : [t('fates.failed', { count: failed })],
          next:
            isClear && failed === 0
              ? null
              : { words: isClear ? t('fates.see') : t('fates.next'), address: '/outbox/history' },
        };
      }
      case 'journal':
        return {
          ...{ key: 'journal', state: finding.state, word: null, title: t('journal.title'), subtitle: null },
          what: journalWords(finding),
          meaning: finding.code === 'failed' ? t('journal.failedMeans') : null,
          proofs: [
            finding.lastAt === null ? t('journal.none') : t('journal.last', { when: ago(finding.lastAt) }),
          ],
          next: finding.state === 'works' ? null : { words: t('journal.next'), address: '/activity' },
        };
    }
  };

  function journalWords({ code, failed, waiting, oldestWaitingAt }: Finding<'journal'>): string {
    switch (code) {
      case 'done':
        return t('journal.done');
      case 'waiting':
        return t('journal.waiting', {
          count: waiting,
          when: oldestWaitingAt === null ? '' : ago(oldestWaitingAt),
        });
      case 'failed':
        return t('journal.failed', { count: failed });
    }
  }
}

function useSendingLine(): (finding: Finding<'sending'>) => FindingLine {
  const { t } = useTranslation('health');
  const moment = useMomentWords();
  const ago = useAgo();
  return (finding) => {
    const { code, state, waiting, nextDueAt, until } = finding;
    const isRunning = code === 'running' || code === 'overdue';
    const due =
      nextDueAt !== null && code === 'running' ? [t('sending.nextDue', { when: ago(nextDueAt) })] : [];
    return {
      key: 'sending',
      state,
      word: t(`off.sending.${code}`),
      title: t('sending.title'),
      subtitle: null,
      what: words(),
      meaning: code === 'overdue' ? t('sending.overdueMeans') : null,
      proofs: [waiting === 0 ? t('sending.nothingWaits') : t('sending.waiting', { count: waiting }), ...due],
      next:
        code === 'running'
          ? null
          : isRunning || code === 'paused'
            ? { words: t('sending.next'), address: '/outbox' }
            : { words: t('sending.start'), address: '/outbox/start' },
    };

    function words(): string {
      switch (code) {
        case 'running':
          return t('sending.running');
        case 'overdue':
          return t('sending.overdue', { when: nextDueAt === null ? '' : ago(nextDueAt) });
        case 'stopped':
          return t('sending.stopped');
        case 'paused':
          return until === null ? t('sending.paused') : t('sending.pausedUntil', { time: moment(until) });
      }
    }
  };
}
