import { Button, Modal } from '@mantine/core';
import { Clock3, Send, Zap } from 'lucide-react';

import type { CallOutput } from '#shared/api/contract.ts';

import { useCall } from '../api/use-call.ts';
import { useErrorWords } from '../api/use-failure-toast.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { MessageBubble } from '../messages-in-words/message-bubble.tsx';
import { useRuleNames } from '../messages-in-words/use-rule-words.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { SkeletonCards } from '../ui/skeletons.tsx';
import { useNow } from '../ui/use-time-format.tsx';
import classes from './start-dialog.module.css';
import { useMomentWords } from '../messages-in-words/use-moment-words.ts';
import { useSending } from './use-sending.ts';

type Preview = CallOutput<'sending.preview'>;

/** Shows the ten next messages in full before anything leaves by itself for the first time. */
export function StartDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('outbox');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('start.title')}
      size={640}
      withCloseButton={false}
      classNames={{ body: classes.dialog ?? '', content: classes.content ?? '' }}
    >
      <StartQuestion onClose={onClose} />
    </Modal>
  );
}

function StartQuestion({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const { t: basics } = useTranslation('basics');
  const describe = useErrorWords();
  const preview = useCall('sending.preview', {});
  const { start, isBusy } = useSending();
  return (
    <>
      {preview.data && <Summary preview={preview.data} />}
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('start.first')}>
        {preview.isPending && <SkeletonCards count={3} height={120} label={basics('loading')} />}
        {preview.isError && !preview.data && (
          <ErrorState
            title={t('start.failed.title')}
            next={describe(preview.error).next}
            action={{
              label: basics('tryAgain'),
              run: () => void preview.refetch(),
              isBusy: preview.isFetching,
            }}
          />
        )}
        {preview.data && <FirstMessages preview={preview.data} />}
      </div>
      <footer className={classes.footer}>
        <p className={classes.later}>{t('start.pauseLater')}</p>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('start.cancel')}
        </Button>
        <Button
          leftSection={<Send size={16} />}
          disabled={!preview.data}
          loading={isBusy}
          onClick={() => {
            start(onClose);
          }}
        >
          {t('start.confirm')}
        </Button>
      </footer>
    </>
  );
}

function Summary({ preview: { total, dueNow } }: { preview: Preview }) {
  const { t } = useTranslation('outbox');
  if (total === 0) return <p className={classes.summary}>{t('start.none')}</p>;
  return (
    <div className={classes.summary}>
      <p className={classes.total}>{t('start.count', { count: total })}</p>
      <p className={classes.due} data-some={dueNow > 0 || undefined}>
        {dueNow > 0 ? <Zap size={16} aria-hidden /> : <Clock3 size={16} aria-hidden />}
        {dueNow === 0
          ? t('start.dueNone')
          : dueNow === total
            ? t('start.dueAll', { count: dueNow })
            : t('start.due', { count: dueNow })}
      </p>
    </div>
  );
}

function FirstMessages({ preview }: { preview: Preview }) {
  const { t } = useTranslation('outbox');
  const nameOfRule = useRuleNames();
  const when = useMomentWords();
  const now = useNow();
  const { items, total } = preview;
  if (total === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{t('start.first')}</h3>
      <ol className={classes.list}>
        {items.map((item) => (
          <li key={item.id} className={classes.item}>
            <Avatar id={item.contactId ?? item.id} name={item.title} size={32} />
            <div className={classes.itemWords}>
              <p className={classes.who}>
                <strong>{item.title}</strong>
                <span className={classes.what}>
                  {nameOfRule(item.ruleId, item.ruleName) ?? t('by.automatic')}
                </span>
                <time className={classes.when} dateTime={item.dueAt}>
                  {Date.parse(item.dueAt) <= now ? t('start.now') : when(item.dueAt)}
                </time>
              </p>
              <MessageBubble text={item.text} />
            </div>
          </li>
        ))}
      </ol>
      {total > items.length && (
        <p className={classes.rest}>{t('start.rest', { count: total - items.length })}</p>
      )}
    </>
  );
}
