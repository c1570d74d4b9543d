/** What stands in a toast. Its meaning is in the id alone (`toast-subject.ts`): a click may come after a restart. */
export type Toast = {
  readonly id: string;
  /** Toasts of one subject lie together in the system's list. */
  readonly group: string;
  readonly title: string;
  readonly body: string;
  readonly buttons: readonly string[];
  /** What stands in the empty field for an answer; null: there is no such field. */
  readonly replyField: string | null;
  readonly isSilent: boolean;
};

/** What the owner did with a toast. */
export type ToastAnswer =
  | { readonly kind: 'click' }
  /** `index` counts the toast's buttons from 0. */
  | { readonly kind: 'button'; readonly index: number }
  | { readonly kind: 'reply'; readonly text: string };

/** Where toasts are shown. */
export type Presenter = {
  /** Shows it in the place of an older one with the same id. */
  readonly show: (toast: Toast) => void;
  /** Takes it away; nothing happens when it is not shown any more. */
  readonly withdraw: (id: string) => void;
  readonly isShown: (id: string) => boolean;
  /** The ids of all that are shown, also those of a former run that the system still has. */
  readonly shown: () => readonly string[];
  readonly stop: () => void;
};

/** What a presenter tells its owner. */
export type PresenterEvents = {
  readonly onAnswer: (id: string, answer: ToastAnswer) => void;
  /** Toasts of a former run were found; they are shown from now on. */
  readonly onFound: (ids: readonly string[]) => void;
  /** A toast could not be shown. */
  readonly onFailed: () => void;
};
