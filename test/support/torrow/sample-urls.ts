import type { ImportedEvent } from '#shared/domain/torrow/to-template.ts';

/** What Torrow tells its users to write into an address, beside the keys: one line of parameters for each event. */
export const sampleQueries: Record<'ru' | 'en', Record<ImportedEvent, string>> = {
  ru: {
    created: sample({
      sign_text: 'Если у вас остались вопросы, напишите нам ☎ +7 900 000-00-01.',
      message: 'Ваша бронь подтверждена. Выполните оплату.',
    }),
    changed: sample({
      sign_text: 'Если у вас остались вопросы, напишите нам ☎ +7 900 000-00-01.',
      message: 'Ваша бронь изменена. ',
    }),
    reminder: sample({
      hide_url: 'true',
      sign_text: '\n 🗝 Покажите это сообщение на посту охраны.\n \n Остались вопросы? Пишите.',
      message: 'Напоминаем о бронировании.',
    }),
    cancelled: sample({
      hide_url: 'true',
      message:
        'Ваша бронь отменена.\n 📍 Если вы не отменяли запись, вероятные причины:\n 1. Сбой оплаты; \n 2. Оплата не завершена. \n 🔁 Тогда повторите заказ.\n ',
    }),
    paid: sample({ hide_url: 'true', message: 'Ваша оплата получена. Ждем вас.' }),
  },
  en: {
    created: english({
      message: 'Your booking is confirmed. Please pay.',
      sign_text: 'Questions? Write here.',
    }),
    changed: english({ message: 'Your booking was changed.' }),
    reminder: english({ message: 'A reminder of your booking.', hide_url: 'true' }),
    cancelled: english({ message: 'Your booking is cancelled.', hide_url: 'true' }),
    paid: english({ message: 'Payment received. See you soon!', hide_url: 'true' }),
  },
};

function english(parameters: Record<string, string>): string {
  return sample({ ...parameters, date_locales: 'en-US', timezone: 'Europe/London', timezone_name: 'London' });
}

/** As Torrow's examples are written: blanks as %20, a plus as it is. */
function sample(parameters: Record<string, string>): string {
  const common = { repeat: 'true', hide_service_name: 'true', hide_contact_info: 'true' };
  return Object.entries({ ...common, ...parameters })
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2B', '+')}`)
    .join('&');
}
