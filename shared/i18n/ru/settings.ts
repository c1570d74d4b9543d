import type { settings as english } from '../en/settings.ts';
import type { Translated } from '../translated.ts';

/** Words of the settings. */
export const settings: Translated<typeof english> = {
  title: 'Настройки',
  saveFailed: 'Не сохранено: {{reason}}',
  business: {
    title: 'Ваше дело',
    text: 'Время в Deskbell показывается по часовому поясу вашего дела.',
    name: 'Название',
    namePlaceholder: 'Как называется ваше дело',
    timeZone: 'Часовой пояс',
    timeZoneNow: 'Там сейчас {{time}}.',
    timeZoneNone: 'Такого пояса нет. Попробуйте город, например Moscow.',
    language: 'Язык сообщений',
    languageHelp: 'Для клиентов, чей язык неизвестен.',
  },
  interface: {
    title: 'Этот экран',
    language: 'Язык',
    languageSystem: 'Как в системе',
    theme: 'Тема',
    themeSystem: 'Как в системе',
    themeLight: 'Светлая',
    themeDark: 'Тёмная',
  },
  users: {
    title: 'Кто может войти',
    text: 'Люди и программы, которые входят по почте и паролю: из браузера или через локальный API.',
    add: 'Добавить',
    empty: 'Пока никого. Самому этому компьютеру пароль не нужен.',
    loadFailed: 'Не получилось загрузить список',
    since: 'с {{date}}',
    removeLabel: 'Удалить: {{name}}',
    name: 'Имя',
    nameHelp: 'Человек или программа. Можно не заполнять.',
    email: 'Почта',
    password: 'Пароль',
    passwordHelp: 'Не меньше 10 знаков. Сообщите его сами: Deskbell нигде его не показывает.',
    create: 'Добавить',
    badEmail: 'Это не похоже на адрес почты.',
    shortPassword: 'Не меньше 10 знаков.',
    taken: 'Кто-то с такой почтой уже есть.',
    confirmTitle: 'Удалить: {{name}}?',
    confirmText: 'Вход сразу перестанет действовать, и программы больше не смогут работать с Deskbell.',
    confirm: 'Удалить',
  },
  about: {
    title: 'О программе',
    version: 'Версия',
    data: 'Ваши данные',
    dataText:
      'Сообщения, файлы и ключи хранятся только на компьютере, где работает Deskbell. Ключи лежат отдельно от сообщений.',
    api: 'Локальный API',
    apiText: 'Программы на этом компьютере тоже могут работать с Deskbell.',
    apiDocs: 'Открыть описание',
  },
};
