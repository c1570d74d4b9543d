import type { NoticeView } from '#shared/api/calls/automation.ts';
import { noticeInWords } from '#shared/api/notice-in-words.ts';

import { frame } from './chat-toast.ts';
import { decideNotices } from './new-notices.ts';
import { createRounds } from './rounds.ts';
import { frontNow, lookNow, type ToastContext } from './toast-context.ts';
import { idOfToast, subjectOfToast } from './toast-subject.ts';
import type { Toast } from './toast.ts';

const collectFor = 250;
const pauseBetween = 1_000;

/**
 * Toasts of the notices that the window shows in a line: the report after a sleep and the like, in the same words. Each
 * is told once, also over restarts; its toast goes when it is put aside. While the window is in front its line tells
 * them. Returns how to stop.
 */
export function startNoticeToasts(context: ToastContext): () => void {
  const { client, settings, presenter } = context;
  const rounds = createRounds(
    context,
    async () => {
      const { items } = await client.call('notices.list', {});
      const { told, toasts } = settings.get();
      const decision = decideNotices(items, told.notices);
      if (JSON.stringify(decision.told) !== JSON.stringify(told.notices))
        settings.remember({ told: { ...told, notices: [...decision.told] } });
      for (const id of presenter.shown()) {
        const subject = subjectOfToast(id);
        if (subject?.kind === 'notice' && !decision.told.includes(subject.id)) presenter.withdraw(id);
      }
      if (!toasts.trouble || frontNow(context).isInFront) return;
      for (const { notice, more } of decision.shown) presenter.show(noticeToast(context, notice, more));
    },
    pauseBetween,
  );
  const stop = client.listen((frame) => {
    if (frame.kind === 'hello') rounds.ask(0);
    else if (frame.changes.some(({ topic }) => topic === 'notices')) rounds.ask(collectFor);
  });
  return () => {
    stop();
    rounds.stop();
  };
}

function noticeToast(context: ToastContext, notice: NoticeView, more: number): Toast {
  const look = lookNow(context);
  const { notices: t, toasts } = look.words;
  const base = {
    ...frame(idOfToast({ kind: 'notice', notice: notice.kind, id: notice.id }), look),
    title: toasts(`notice.${notice.kind}`),
  };
  if (look.isHidden) return { ...base, body: toasts('hidden.trouble') };
  const sentence = noticeInWords(notice, {
    plain: (key) => t(key),
    counted: (key, count) => t(key, { count }),
    titled: (key, title) => t(key, { title }),
    aboutOrder: (order) => t('torrow.text', { order }),
    movedFrom: (host, title) => t('webhook.text', { host, title }),
  });
  return { ...base, body: more === 0 ? sentence : `${sentence} (${t('more', { count: more })})` };
}
