import type { FindingView } from '#shared/api/calls/health.ts';
import type { UpdateState } from '#shared/api/desktop.ts';

import { useLanguage, useTranslation } from '../../i18n/use-translation.ts';
import { fileSize } from '../../ui/file-size.ts';
import { useNow, useTimeFormat } from '../../ui/use-time-format.tsx';
import { useAgo } from '../use-ago.ts';
import type { FindingLine } from './finding-line.ts';

type Finding<Part extends FindingView['part']> = Extract<FindingView, { part: Part }>;

/** Puts the finding about a calendar or a file into words. */
export function useSourceLine(): (finding: Finding<'source'>) => FindingLine {
  const { t } = useTranslation('health');
  const ago = useAgo();
  return (finding) => {
    const { name, title, host, state, code, checkedAt, changedAt, coming } = finding;
    const when = checkedAt === null ? '' : ago(checkedAt);
    const words = {
      read: t('source.read', { when }),
      broken: t('source.broken'),
      unread: t('source.unread'),
      late: t('source.late', { when }),
      file: t('source.file', { when: changedAt === null ? when : ago(changedAt) }),
    };
    return {
      key: `source ${name}`,
      state,
      word: t('off.file'),
      title,
      subtitle: host,
      what: words[code],
      meaning: code === 'broken' ? t('source.brokenMeans') : null,
      proofs: [
        t('source.coming', { count: coming }),
        ...(code === 'broken' && checkedAt !== null ? [t('source.lastRead', { when })] : []),
        ...(code === 'read' && changedAt !== null ? [t('source.changed', { when: ago(changedAt) })] : []),
      ],
      next:
        state === 'works' || state === 'off'
          ? null
          : { words: t('source.next'), address: '/bookings/sources' },
    };
  };
}

const minute = 60_000;

/** Puts the findings about this computer into words. */
export function useComputerLine(): (finding: Finding<'database' | 'disk' | 'clock'>) => FindingLine {
  const { t } = useTranslation('health');
  const language = useLanguage();
  const ago = useAgo();
  const clock = useClockLine();
  return (finding) => {
    const { state } = finding;
    switch (finding.part) {
      case 'database': {
        const { code, isChecking, bytes, checkedAt } = finding;
        const checked = {
          sound: t('database.sound', { when: checkedAt === null ? '' : ago(checkedAt) }),
          damaged: t('database.damaged'),
          unchecked: t('database.unchecked'),
        };
        return {
          ...{ key: 'database', state, word: null, title: t('database.title'), subtitle: null },
          what: checked[code],
          meaning: code === 'damaged' ? t('database.damagedMeans') : null,
          proofs: [
            ...(isChecking ? [t('database.checking')] : []),
            t('database.size', { size: fileSize(bytes, language) }),
          ],
          next: code === 'damaged' ? { words: t('database.next'), address: '/activity' } : null,
        };
      }
      case 'disk': {
        const free = fileSize(finding.freeBytes ?? 0, language);
        const words = {
          enough: t('disk.enough', { free, total: fileSize(finding.totalBytes ?? 0, language) }),
          low: t('disk.low', { free }),
          unknown: t('disk.unknown'),
        };
        return {
          ...{ key: 'disk', state, word: null, title: t('disk.title'), subtitle: null },
          what: words[finding.code],
          meaning: finding.code === 'low' ? t('disk.lowMeans') : null,
          proofs: [],
          next: null,
        };
      }
      case 'clock':
        return clock(finding);
    }
  };
}

function useClockLine(): (finding: Finding<'clock'>) => FindingLine {
  const { t } = useTranslation('health');
  const format = useTimeFormat();
  const now = useNow();
  return ({ state, code, behindMs, timeZone: shop, computerTimeZone: computer }) => {
    const time = `${format.date(now)}, ${format.time(now)}`;
    const words = {
      agrees: t('clock.agrees', { time }),
      plausible: t('clock.plausible', { time }),
      behind: t('clock.behind', { count: Math.round(behindMs / minute) }),
    };
    return {
      ...{ key: 'clock', state, word: null, title: t('clock.title'), subtitle: null },
      what: words[code],
      meaning: code === 'behind' ? t('clock.behindMeans') : null,
      proofs: [shop === computer ? t('clock.zone', { shop }) : t('clock.zones', { shop, computer })],
      next: null,
    };
  };
}

/** Whether a newer version waits; null where it is nobody's business, as in a browser. */
export function useUpdateLine(): (update: UpdateState | undefined) => FindingLine | null {
  const { t } = useTranslation('health');
  const { t: updates } = useTranslation('updates');
  const ago = useAgo();
  return (update) => {
    const row = {
      key: 'update',
      word: t('off.update'),
      title: t('update.title'),
      subtitle: null,
      meaning: null,
    };
    const next = { words: t('update.next'), address: '/settings' };
    switch (update?.kind) {
      case undefined:
      case 'off':
      case 'checking':
      case 'downloading':
        return null;
      case 'current': {
        const { checkedAt, trouble } = update;
        const what = trouble === undefined ? updates('current') : updates(trouble);
        const looked = checkedAt === null ? [] : [updates('looked', { when: ago(checkedAt) })];
        const isKnown = trouble === undefined && checkedAt !== null;
        return { ...row, state: isKnown ? 'works' : 'unknown', what, proofs: looked, next: null };
      }
      case 'ready':
        return {
          ...row,
          state: 'off',
          what: updates('ready', { version: update.version }),
          proofs: [],
          next,
        };
      case 'by-hand': {
        const { version } = update;
        const what = version === null ? updates('stuck') : updates('byHand', { version });
        return { ...row, state: 'off', what, proofs: [], next };
      }
    }
  };
}
