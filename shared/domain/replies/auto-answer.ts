import { bareWords } from './reply-words.ts';

/** The owner's automatic answers, each with its own switch; texts are ready to send. */
export type AutoAnswerSettings = {
  readonly welcome: { readonly on: boolean; readonly text: string };
  readonly away: { readonly on: boolean; readonly text: string };
  readonly keywords: readonly {
    readonly on: boolean;
    readonly words: readonly string[];
    readonly text: string;
  }[];
};

/** A message of the chat before the one to answer. `auto` was written by this module, `planned` by a rule. */
export type EarlierMessage = {
  readonly from: 'customer' | 'person' | 'auto' | 'planned';
  readonly text: string;
  /** Epoch ms. */
  readonly at: number;
};

export type AutoAnswerInput = {
  readonly settings: AutoAnswerSettings;
  readonly now: number;
  readonly message: { readonly text: string; readonly at: number; readonly inGroup: boolean };
  /** Oldest first; a day of it is enough. */
  readonly history: readonly EarlierMessage[];
  /** True when this is the first message ever of this customer. */
  readonly firstContact: boolean;
  /** The message was an answer about a visit or an opt-out: it has its own reply. */
  readonly alreadyHandled: boolean;
  readonly optedOut: boolean;
  readonly shopOpen: boolean;
  readonly quietNow: boolean;
};

export type SilenceReason =
  | 'group'
  | 'already-handled'
  | 'opted-out'
  | 'message-too-old'
  | 'quiet-hours'
  | 'two-in-a-row'
  | 'too-many'
  | 'robot-echo'
  | 'robot-repeats'
  | 'robot-speed'
  | 'nothing-fits';

export type AutoAnswer =
  | { readonly kind: 'answer'; readonly which: 'keyword' | 'welcome' | 'away'; readonly text: string }
  | { readonly kind: 'silent'; readonly reason: SilenceReason };

const minute = 60_000;
const staleAfter = 60 * minute;
/** A reply is exempt from quiet hours while it is one: after this it would be a message out of the blue. */
const promptWithin = 5 * minute;
const day = 24 * 60 * minute;
const mostPerDay = 3;
/** Nobody reads an answer and types one within this time. */
const machineSpeed = 2_000;

/** Whether an automatic answer may be given, and which: keyword before welcome before away. */
export function decideAutoAnswer(input: AutoAnswerInput): AutoAnswer {
  const reason = whySilent(input);
  if (reason !== null) return { kind: 'silent', reason };
  const { settings } = input;
  const said = bareWords(input.message.text);
  const keyword = settings.keywords.find(
    ({ on, words, text }) =>
      on && text !== '' && words.some((word) => said !== '' && bareWords(word) === said),
  );
  if (keyword) return { kind: 'answer', which: 'keyword', text: keyword.text };
  if (settings.welcome.on && settings.welcome.text !== '' && input.firstContact && input.shopOpen)
    return { kind: 'answer', which: 'welcome', text: settings.welcome.text };
  if (settings.away.on && settings.away.text !== '' && !input.shopOpen)
    return { kind: 'answer', which: 'away', text: settings.away.text };
  return { kind: 'silent', reason: 'nothing-fits' };
}

function whySilent(input: AutoAnswerInput): SilenceReason | null {
  const { message, now } = input;
  if (message.inGroup) return 'group';
  if (input.alreadyHandled) return 'already-handled';
  if (input.optedOut) return 'opted-out';
  if (now - message.at > staleAfter) return 'message-too-old';
  if (input.quietNow && now - message.at > promptWithin) return 'quiet-hours';
  const ours = input.history.filter(({ from }) => from !== 'customer');
  if (ours.at(-1)?.from === 'auto') return 'two-in-a-row';
  const today = ours.filter(({ from, at }) => from === 'auto' && now - at < day);
  if (today.length >= mostPerDay) return 'too-many';
  return robotSign(input);
}

function robotSign({ message, history, now }: AutoAnswerInput): SilenceReason | null {
  const said = bareWords(message.text);
  const recent = history.filter(({ at }) => now - at < day);
  if (said.length >= 8 && recent.some(({ from, text }) => from !== 'customer' && bareWords(text) === said))
    return 'robot-echo';
  const same = recent.filter(({ from, text }) => from === 'customer' && bareWords(text) === said);
  if (said.length >= 20 && same.length >= 2) return 'robot-repeats';
  const fast = recent.filter((earlier, position) => {
    const next = recent[position + 1] ?? { from: 'customer' as const, at: message.at };
    const between = next.at - earlier.at;
    return earlier.from !== 'customer' && next.from === 'customer' && between >= 0 && between <= machineSpeed;
  });
  return fast.length >= 2 ? 'robot-speed' : null;
}
