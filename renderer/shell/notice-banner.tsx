import { Bell, X } from 'lucide-react';
import { Link } from 'wouter';

import type { NoticeView } from '#shared/api/calls/automation.ts';
import { assertNever } from '#shared/domain/assert-never.ts';

import { useAction } from '../api/use-action.ts';
import { useCall } from '../api/use-call.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { IconButton } from '../ui/icon-button.tsx';
import classes from './banners.module.css';

/** What the owner should know and has not put aside: the newest one, and how many more there are. */
export function NoticeBanner() {
  const { t } = useTranslation('notices');
  const dismiss = useAction('notices.dismiss');
  const items = useCall('notices.list', {}).data?.items ?? [];
  const [newest, ...others] = items;
  return (
    <div role="status" aria-live="polite">
      {newest && (
        <aside className={classes.banner} data-tone="attention" aria-label={t('label')}>
          <Bell size={16} aria-hidden />
          <span className={classes.text}>
            <Sentence notice={newest} />
            {others.length > 0 && ` (${t('more', { count: others.length })})`}
          </span>
          <NextStep kind={newest.kind} />
          <IconButton
            label={t('dismiss')}
            size={24}
            loading={dismiss.isPending}
            onClick={() => {
              dismiss.mutate({ id: newest.id });
            }}
          >
            <X size={15} />
          </IconButton>
        </aside>
      )}
    </div>
  );
}

function Sentence({ notice }: { notice: NoticeView }): string {
  const { t } = useTranslation('notices');
  const number = (name: string) => Number(notice.facts[name] ?? 0);
  const text = (name: string) => String(notice.facts[name] ?? '');
  switch (notice.kind) {
    case 'catch-up': {
      const parts = (['late', 'replaced', 'skipped'] as const)
        .filter((name) => number(name) > 0)
        .map((name) => t(`catchUp.${name}`, { count: number(name) }));
      return [t('catchUp.text'), ...parts].join(' ');
    }
    case 'torrow-not-sent': {
      const order = text('order');
      return t('torrow.text', { order: order === '' ? t('torrow.unnumbered') : order });
    }
    case 'mail-failed':
      return t('mail.text');
    case 'calendar-broken':
      return t('calendar.text', { title: text('title') });
    case 'import-done':
      return t('import.text', { title: text('title') });
    default:
      return assertNever(notice.kind, 'kind of notice');
  }
}

const steps = {
  'catch-up': { words: 'catchUp.link', href: '/outbox/history' },
  'torrow-not-sent': { words: 'torrow.link', href: '/outbox/history' },
  'mail-failed': { words: 'mail.link', href: '/settings' },
  'calendar-broken': { words: 'calendar.link', href: '/bookings/sources' },
  'import-done': { words: 'import.link', href: '/bookings' },
} as const;

function NextStep({ kind }: { kind: NoticeView['kind'] }) {
  const { t } = useTranslation('notices');
  const { words, href } = steps[kind];
  return (
    <Link href={href} className={classes.link}>
      {t(words)}
    </Link>
  );
}
