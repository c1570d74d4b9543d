import { answerToast } from './answers.ts';
import { ChatToasts } from './chat-toasts.ts';
import { startNoticeToasts } from './notice-toasts.ts';
import { lookNow, type ToastContext } from './toast-context.ts';
import { subjectOfToast, type ToastSubject } from './toast-subject.ts';
import type { Presenter, PresenterEvents } from './toast.ts';
import { startTroubleToasts } from './trouble-toasts.ts';

/** All toasts, on any presenter. Returns how to stop; what is shown then is left to the presenter. */
export function startToastsOn(
  deps: Omit<ToastContext, 'presenter'>,
  present: (events: PresenterEvents) => Presenter,
): () => void {
  const { settings, lock, window, log } = deps;
  let hasFailed = false;
  const presenter = present({
    // The click that has started the program is told while all this is still being put together.
    onAnswer: (id, answer) => void Promise.resolve().then(() => answerToast(context, id, answer)),
    onFound: (ids) => chats.found(ids),
    onFailed() {
      if (!hasFailed) log.write('warn', 'this system shows no toasts; the window flashes instead');
      hasFailed = true;
      if (!window.isInFront()) window.browserWindow()?.flashFrame(true);
    },
  });
  const context: ToastContext = { ...deps, presenter };
  const chats = new ChatToasts(context);
  let isHidden = lookNow(context).isHidden;
  const follow = () => {
    const { messages, trouble } = settings.get().toasts;
    const wasHidden = isHidden;
    isHidden = lookNow(context).isHidden;
    const mustHide = isHidden && !wasHidden;
    if (!messages || mustHide) chats.withdrawAll();
    if (!trouble) withdrawTrouble(presenter, ['number', 'unknown', 'notice', 'address']);
    // What they tell stands in the window and in the tray all the same; how many messages are unclear names nobody.
    else if (mustHide) withdrawTrouble(presenter, ['number', 'notice', 'address']);
  };
  const stops = [
    startTroubleToasts(context),
    startNoticeToasts(context),
    settings.onChange(follow),
    lock.onChange(follow),
    window.onFrontChange(() => {
      if (hasFailed && window.isInFront()) window.browserWindow()?.flashFrame(false);
    }),
  ];
  return () => {
    for (const stop of stops.reverse()) stop();
    chats.stop();
    presenter.stop();
  };
}

function withdrawTrouble(presenter: Presenter, kinds: readonly ToastSubject['kind'][]): void {
  for (const id of presenter.shown()) {
    const kind = subjectOfToast(id)?.kind;
    if (kind !== undefined && kinds.includes(kind)) presenter.withdraw(id);
  }
}
