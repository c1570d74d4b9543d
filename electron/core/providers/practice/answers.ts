/** What the salon's message wants from the customer. */
export type Intent =
  | 'confirm'
  | 'decline'
  | 'offer-time'
  | 'price'
  | 'ask-when'
  | 'question'
  | 'thanks'
  | 'greeting'
  | 'file'
  | 'statement';

/** What a customer does about it: words, or only an emoji on the message. */
export type Answer =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'reaction'; readonly emoji: string };

/** First match wins, so what is most particular comes first. `(?<!\p{L})` is a word's beginning in any alphabet. */
const patterns: readonly (readonly [Intent, RegExp])[] = [
  [
    'confirm',
    /подтверди|подтверждаете|ответьте[^.!?]*да|вс[её] в силе|(?<!\p{L})(будете|прид[её]те|сможете прийти)[^.!]*\?|\bconfirm|reply[^.!?]*\byes\b|still (coming|on|ok)|make it[^.!]*\?|will you (come|be there)/iu,
  ],
  [
    'decline',
    /к сожалению|не получится|вс[её] занято|мест нет|нет мест|нет свободн|unfortunately|fully booked|no free|we are full|we're full|\bsorry\b/iu,
  ],
  ['price', /€|\beur\b|евро|руб|₽|£|\$\s?\d|(?<!\p{L})(стоит|стоимость|цена)|\bprice\b|\bcosts?\b/iu],
  [
    'offer-time',
    /(?<!\d)([01]?\d|2[0-3])[:.][0-5]\d(?!\d)|\b\d{1,2}\s?(am|pm)\b|(?<!\p{L})в \d{1,2} (утра|вечера|час)/iu,
  ],
  [
    'ask-when',
    /(?<!\p{L})(когда|во сколько|как(ой|ое) (день|время)|на как(ой|ое)|в какой)|what time|which (day|time)|\bwhen\b|what day/iu,
  ],
  ['question', /\?/u],
  [
    'thanks',
    /спасибо|благодар|до встречи|жд[её]м вас|хорошего дня|пожалуйста|thank|see you|welcome|have a (nice|lovely|good)/iu,
  ],
  [
    'greeting',
    /^[^\p{L}]*(здравствуйте|добрый (день|вечер)|доброе утро|привет|hi|hello|hey|good (morning|afternoon|evening))\P{L}*(\p{L}+\P{L}*)?$/iu,
  ],
];

const words: Record<'en' | 'ru', Record<Exclude<Intent, 'greeting'>, readonly string[]>> = {
  ru: {
    confirm: ['Да', 'да', 'Да 👍'],
    decline: [
      'Жаль. Напишите, пожалуйста, если что-то освободится',
      'Понятно. Тогда подскажите ближайшее свободное время, пожалуйста',
    ],
    'offer-time': [
      'Отлично, подходит. Запишите меня, пожалуйста',
      'Да, это время удобно, спасибо',
      'Подходит 👍',
    ],
    price: ['Понятно, спасибо! Тогда запишите меня', 'Спасибо, меня устраивает', 'Хорошо, спасибо за ответ'],
    'ask-when': [
      'Удобно в четверг после 16:00',
      'Лучше в субботу, до обеда',
      'На этой неделе любой вечер после 18:00',
    ],
    question: [
      'Как вам удобнее, мне подойдёт любой вариант',
      'Пока точно не скажу, давайте решим на месте',
      'Да, конечно',
    ],
    thanks: ['👍', '❤️', 'До встречи!'],
    file: ['Спасибо, всё открылось', 'Спасибо, очень красиво'],
    statement: ['Хорошо, спасибо', 'Понятно, спасибо большое', 'Отлично, договорились'],
  },
  en: {
    confirm: ['Yes', 'yes', 'Yes 👍'],
    decline: [
      'That is a pity. Please let me know if something opens up',
      'No worries, what is the next free time you have?',
    ],
    'offer-time': [
      'Perfect, that works. Please put me down',
      'Yes, that time is good for me, thanks',
      'Works for me 👍',
    ],
    price: ['Thanks, please book me in then', 'That is fine for me, thank you', 'Good to know, thank you'],
    'ask-when': [
      'Thursday after 4 pm would be perfect',
      'Saturday before lunch, if you can',
      'Any evening this week after 6 works',
    ],
    question: [
      'Whatever suits you best, I am easy',
      'Not sure yet, can we decide when I am there?',
      'Yes, of course',
    ],
    thanks: ['👍', '❤️', 'See you!'],
    file: ['Thanks, got it', 'Thank you, that looks lovely'],
    statement: ['Ok, thank you', 'Great, thanks for letting me know', 'Sounds good'],
  },
};

/** What a message of the salon wants; a file without words is only looked at. */
export function intentOf(text: string): Intent {
  if (text.trim() === '') return 'file';
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'statement';
}

/**
 * What the customer answers, in the customer's language. `pick` (0 ≤ pick < 1) chooses among the ways to say it;
 * `last`, what this customer said before, is not said twice in a row. `wish` answers a mere greeting.
 */
export function answerTo(
  text: string,
  customer: { language: 'en' | 'ru'; wish: string },
  pick: number,
  last: string | null,
): Answer {
  const intent = intentOf(text);
  if (intent === 'greeting') return { kind: 'text', text: customer.wish };
  const ways = words[customer.language][intent];
  const fresh = ways.filter((way) => way !== last);
  const choice = fresh[Math.floor(pick * fresh.length)] ?? ways[0] ?? '';
  return /\p{L}/u.test(choice) ? { kind: 'text', text: choice } : { kind: 'reaction', emoji: choice };
}
