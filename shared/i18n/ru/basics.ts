import type { basics as english } from '../en/basics.ts';
import type { Translated } from '../translated.ts';

/** Words that every screen uses. */
export const basics: Translated<typeof english> = {
  tryAgain: 'Повторить',
  cancel: 'Отмена',
  close: 'Закрыть',
  save: 'Сохранить',
  saved: 'Сохранено',
  saving: 'Сохраняем…',
  notSaved: 'Не сохранено',
  copy: 'Скопировать',
  copied: 'Скопировано',
  back: 'Назад',
  next: 'Дальше',
  done: 'Готово',
  more: 'Ещё',
  loading: 'Загружаем…',
  later: {
    title: 'Эта часть Deskbell не загрузилась',
    next: 'Возможно, Deskbell не запущен или обновился, пока страница была открыта. Проверьте, что он работает на своём компьютере, и повторите.',
  },
  stumbled: {
    title: 'На этой странице произошёл сбой',
    next: 'Сообщения в сохранности, Deskbell работает дальше. Повторите; если не поможет, обновите страницу.',
  },
  state: { works: 'Работает', broken: 'Не работает', unknown: 'Непонятно' },
  errors: {
    unreachable: {
      title: 'Deskbell не отвечает',
      next: 'Похоже, ничего не изменилось. Проверьте, что Deskbell запущен на своём компьютере, и повторите.',
    },
    unauthorized: { title: 'Вход больше не действует', next: 'Войдите ещё раз, чтобы продолжить.' },
    notFound: { title: 'Этого больше нет', next: 'Возможно, это удалили в другом окне.' },
    conflict: { title: 'Кто-то успел раньше' },
    invalid: { title: 'Что-то заполнено неверно' },
    tooMany: { title: 'Слишком быстро', next: 'Подождите немного и повторите.' },
    diskFull: {
      title: 'Диск заполнен',
      next: 'Сохранить это не удалось. Всё, что уже пришло, цело. Освободите место на компьютере с Deskbell и повторите.',
    },
    internal: {
      title: 'В Deskbell что-то сломалось',
      next: 'Сообщения в сохранности. Повторите; если не поможет, подробности есть в журнале на компьютере с Deskbell.',
    },
  },
};
