import type { TemplateLanguage } from '../template/variables.ts';
import type { ReplyAnswer, ReplyWords } from './reply-words.ts';

/** What Deskbell answers to somebody who wants no messages, or wants them again. */
export type OptOutText = 'reminders-too' | 'reminders-stop' | 'reminders-stay' | 'back';

/** A finished answer, with the owner's own words as the ones to reply with. */
export function optOutText(language: TemplateLanguage, text: OptOutText, words: ReplyWords): string {
  const word = (answer: ReplyAnswer) => wordFor(language, answer, words);
  return texts[language][text](word);
}

type Texts = Record<OptOutText, (word: (answer: ReplyAnswer) => string) => string>;

const texts: Record<TemplateLanguage, Texts> = {
  en: {
    'reminders-too': (word) =>
      `You will get no more offers from us. Shall we stop reminding you of your visits, too? Please answer “${word('confirm')}” or “${word('cancel')}”.`,
    'reminders-stop': (word) =>
      `Done, there will be no more reminders. We write only when something about a visit of yours changes. To undo this, write “${word('opt-in')}”.`,
    'reminders-stay': () => 'All right, we will go on reminding you of your visits, and write nothing else.',
    back: () => 'Done, you will hear from us again.',
  },
  ru: {
    'reminders-too': (word) =>
      `Больше никаких предложений от нас не будет. Напоминания о визитах тоже отключить? Ответьте, пожалуйста, «${word('confirm')}» или «${word('cancel')}».`,
    'reminders-stop': (word) =>
      `Готово, напоминаний больше не будет. Напишем, только если с вашей записью что-то изменится. Если передумаете, напишите «${word('opt-in')}».`,
    'reminders-stay': () => 'Хорошо, о визитах будем напоминать, а больше ничего присылать не станем.',
    back: () => 'Готово, теперь вы снова будете получать наши сообщения.',
  },
};

const cyrillic = /\p{Script=Cyrillic}/u;
const inScript: Record<TemplateLanguage, (phrase: string) => boolean> = {
  en: (phrase) => /\p{Script=Latin}/u.test(phrase),
  ru: (phrase) => cyrillic.test(phrase),
};

/** The first of the owner's words in the customer's script, else the first that is a word at all, else any. */
function wordFor(language: TemplateLanguage, answer: ReplyAnswer, words: ReplyWords): string {
  const phrases = words[answer];
  return (
    phrases.find(inScript[language]) ?? phrases.find((phrase) => /\p{L}/u.test(phrase)) ?? phrases[0] ?? ''
  );
}

/** The language that a customer's words show, when they show one: Cyrillic letters do, Latin ones ("ok", "stop") do not. */
export function languageShownBy(text: string): 'ru' | null {
  return cyrillic.test(text) ? 'ru' : null;
}
