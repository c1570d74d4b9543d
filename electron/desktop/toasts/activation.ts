import type { ToastAnswer } from './toast.ts';

/** What Windows hands over when somebody answers a toast, as far as it matters. */
export type Activation = {
  readonly type: string;
  /** Such as `type=action&action=1&tag=<id of the toast>`. */
  readonly arguments: string;
  readonly actionIndex?: number;
  readonly reply?: string;
};

/** Which toast was answered, and how; the id is empty when that is not told. Whatever is not known is a click. */
export function readActivation(activation: Activation): {
  readonly id: string;
  readonly answer: ToastAnswer;
} {
  const id = /(?:^|&)tag=([^&]*)/.exec(activation.arguments)?.[1] ?? '';
  return { id, answer: answerOf(activation) };
}

function answerOf({ type, actionIndex, reply }: Activation): ToastAnswer {
  if (type === 'reply' && reply !== undefined) return { kind: 'reply', text: reply };
  if (type === 'action' && actionIndex !== undefined) return { kind: 'button', index: actionIndex };
  return { kind: 'click' };
}
