import { Bell, X } from 'lucide-react';
import { Link } from 'wouter';

import type { NoticeView } from '#shared/api/calls/automation.ts';
import { noticeInWords, noticeSteps } from '#shared/api/notice-in-words.ts';

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
  return noticeInWords(notice, {
    plain: (key) => t(key),
    counted: (key, count) => t(key, { count }),
    titled: (key, title) => t(key, { title }),
    aboutOrder: (order) => t('torrow.text', { order }),
    movedFrom: (host, title) => t('webhook.text', { host, title }),
  });
}

function NextStep({ kind }: { kind: NoticeView['kind'] }) {
  const { t } = useTranslation('notices');
  const { words, address } = noticeSteps[kind];
  return (
    <Link href={address} className={classes.link}>
      {t(words)}
    </Link>
  );
}
