import type { onboarding as english } from '../en/onboarding.ts';
import type { Translated } from '../translated.ts';

/** Words of the first minute. */
export const onboarding: Translated<typeof english> = {
  title: 'Добро пожаловать в Deskbell',
  lead: 'Все сообщения WhatsApp вашего дела в одном месте и на вашем компьютере. С чего начнём?',
  connect: {
    title: 'Подключить номер',
    text: 'Ваш номер WhatsApp: через Green API, через Cloud API от Meta или через Wazzup24. Займёт от пяти до десяти минут.',
    action: 'Подключить номер',
  },
  torrow: {
    title: 'У меня есть адрес Torrow',
    text: 'Записи ведутся в Torrow, и клиентам пишет его вебхук. Вставьте этот адрес: он станет обычным понятным текстом.',
    action: 'Вставить адрес',
  },
  practice: {
    title: 'Попробовать учебную линию',
    text: 'Придуманный салон, где клиенты пишут сразу. Без регистрации, без сети и без настоящих людей.',
    action: 'Попробовать',
    label: 'Учебная линия',
  },
  business: {
    title: 'Ваше дело',
    name: 'Название',
    namePlaceholder: 'Как называется ваше дело',
    timeZone: 'Часовой пояс',
    language: 'Язык',
  },
  privacy: 'Без регистрации. С этого компьютера уходят только сообщения, которые вы отправите.',
};
