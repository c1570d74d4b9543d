import { assertNever } from '../assert-never.ts';
import type { TemplateLanguage } from '../template/variables.ts';
import { speaksOfVisit, type ReplyAnswer, type ReplyWords } from './reply-words.ts';

/** What Deskbell answers to somebody who wants no messages, or wants them again. */
export type OptOutText = 'reminders-too' | 'reminders-stop' | 'reminders-stay' | 'back';

/** A finished answer, with the owner's own words as the ones to reply with. */
export function optOutText(language: TemplateLanguage, text: OptOutText, words: ReplyWords): string {
  const [yes, no, start] = (['confirm', 'cancel', 'opt-in'] as const).map((answer) =>
    wordFor(language, answer, words),
  );
  const said = texts[language];
  switch (text) {
    case 'reminders-too':
      return `${said.question} ${yes && no ? said.howToAnswer(yes, no) : said.tellUs}`;
    case 'reminders-stop':
      return start ? `${said.stopped} ${said.howToReturn(start)}` : said.stopped;
    case 'reminders-stay':
      return said.stay;
    case 'back':
      return said.back;
    default:
      return assertNever(text, 'opt-out text');
  }
}

type Texts = {
  readonly question: string;
  readonly howToAnswer: (yes: string, no: string) => string;
  /** A shop that has no word for yes or for no reads the answer itself. */
  readonly tellUs: string;
  readonly stopped: string;
  readonly howToReturn: (start: string) => string;
  readonly stay: string;
  readonly back: string;
};

const texts: Record<TemplateLanguage, Texts> = {
  en: {
    question: 'You will get no more offers from us. Shall we stop reminding you of your visits, too?',
    howToAnswer: (yes, no) => `Please answer “${yes}” or “${no}”.`,
    tellUs: 'Please tell us.',
    stopped:
      'Done, there will be no more reminders. We write only when something about a visit of yours changes.',
    howToReturn: (start) => `To undo this, write “${start}”.`,
    stay: 'All right, we will go on reminding you of your visits, and write nothing else.',
    back: 'Done, you will hear from us again.',
  },
  ru: {
    question: 'Больше никаких предложений от нас не будет. Напоминания о визитах тоже отключить?',
    howToAnswer: (yes, no) => `Ответьте, пожалуйста, «${yes}» или «${no}».`,
    tellUs: 'Напишите нам, пожалуйста.',
    stopped: 'Готово, напоминаний больше не будет. Напишем, только если с вашей записью что-то изменится.',
    howToReturn: (start) => `Если передумаете, напишите «${start}».`,
    stay: 'Хорошо, о визитах будем напоминать, а больше ничего присылать не станем.',
    back: 'Готово, теперь вы снова будете получать наши сообщения.',
  },
};

const cyrillic = /\p{Script=Cyrillic}/u;
const inScript: Record<TemplateLanguage, (phrase: string) => boolean> = {
  en: (phrase) => /\p{Script=Latin}/u.test(phrase),
  ru: (phrase) => cyrillic.test(phrase),
};

/** The first of the owner's words in the customer's script, else the first that is a word at all, else any; empty when there is none. */
function wordFor(language: TemplateLanguage, answer: ReplyAnswer, words: ReplyWords): string {
  const phrases = words[answer].filter((phrase) => !speaksOfVisit(phrase));
  return (
    phrases.find(inScript[language]) ?? phrases.find((phrase) => /\p{L}/u.test(phrase)) ?? phrases[0] ?? ''
  );
}

/** The language that a customer's words show, when they show one: Cyrillic letters do, Latin ones ("ok", "stop") do not. */
export function languageShownBy(text: string): 'ru' | null {
  return cyrillic.test(text) ? 'ru' : null;
}
