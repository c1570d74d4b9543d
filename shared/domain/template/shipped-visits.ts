import type { ShippedText } from './shipped.ts';

/** Where, with whom, for how much: each line only when it is known. */
const details = {
  en: `{{ visit.service | upcase_first | or_skip_line }}
With {{ staff.name | or_skip_line }}
{{ visit.resource | or_skip_line }}
📍 {{ visit.address | one_line | or_skip_line }}`,
  ru: `{{ business.name | or_skip_line }}
{{ visit.service | upcase_first | or_skip_line }}
Мастер: {{ staff.name | or_skip_line }}
{{ visit.resource | or_skip_line }}
📍 {{ visit.address | one_line | or_skip_line }}`,
};

const hello = {
  en: '{% if customer.first_name %}Hello {{ customer.first_name }}!{% else %}Hello!{% endif %}',
  ru: '{% if customer.first_name %}{{ customer.first_name }}, здравствуйте!{% else %}Здравствуйте!{% endif %}',
};

const moment = {
  en: `*{{ visit.start | date: "weekday" }}, {{ visit.start | time }}*{% if visit.time_zone %} ({{ visit.time_zone }}){% endif %}`,
  ru: `*{{ visit.start | date: "weekday" | upcase_first }}, {{ visit.start | time }}*{% if visit.time_zone %} ({{ visit.time_zone }}){% endif %}`,
};

const others = {
  en: `{% if visit.others %}

Also booked:
{{ visit.others }}
{% endif %}`,
  ru: `{% if visit.others %}

Ещё вы записаны:
{{ visit.others }}
{% endif %}`,
};

/** What is said about a visit, from the booking to the day after. */
export const shippedVisitTexts: readonly ShippedText[] = [
  {
    key: 'created',
    event: 'created',
    name: { en: 'Booking confirmed', ru: 'Запись подтверждена' },
    text: {
      en: `${hello.en} Your visit{% if business.name %} to {{ business.name }}{% endif %} is booked.

${moment.en}
${details.en}
${others.en}

If your plans change, just reply here.
{{ visit.link | or_skip_line }}`,
      ru: `${hello.ru} Вы записаны.

${moment.ru}
${details.ru}
${others.ru}

Если планы изменятся, просто напишите сюда.
{{ visit.link | or_skip_line }}`,
    },
  },
  {
    key: 'changed',
    event: 'changed',
    name: { en: 'Booking changed', ru: 'Запись изменилась' },
    text: {
      en: `${hello.en} Your visit{% if business.name %} to {{ business.name }}{% endif %} has changed. It is now:

${moment.en}
${details.en}
${others.en}

{% if visit.previous_start %}
Before: {{ visit.previous_start }}.
{% endif %}
If this does not suit you, reply here and we will find another time.
{{ visit.link | or_skip_line }}`,
      ru: `${hello.ru} Ваша запись изменилась, теперь так:

${moment.ru}
${details.ru}
${others.ru}

{% if visit.previous_start %}
Раньше было: {{ visit.previous_start }}.
{% endif %}
Если неудобно, ответьте здесь — подберём другое время.
{{ visit.link | or_skip_line }}`,
    },
  },
  {
    key: 'reminder-day',
    event: 'reminder',
    name: { en: 'Reminder the day before', ru: 'Напоминание за день' },
    text: {
      en: `${hello.en} We are expecting you{% if business.name %} at {{ business.name }}{% endif %} {{ visit.start | on_weekday }}.

${moment.en}
${details.en}
${others.en}

Are you coming? Reply *1* for yes, *2* to cancel.`,
      ru: `${hello.ru} Ждём вас {{ visit.start | on_weekday }}.

${moment.ru}
${details.ru}
${others.ru}

Придёте? Ответьте *1*, если да, или *2*, если нужно отменить.`,
    },
  },
  {
    key: 'reminder-hours',
    event: 'reminder',
    name: { en: 'Reminder two hours before', ru: 'Напоминание за два часа' },
    text: {
      en: `${hello.en} See you soon: *{{ visit.start | time }}*{% if business.name %}, {{ business.name }}{% endif %}.
📍 {{ visit.address | one_line | or_skip_line }}
🗺 {{ business.map | or_skip_line }}
{{ visit.others | or_skip_line }}

If you are running late or cannot come, write to us here.`,
      ru: `${hello.ru} Скоро увидимся: *{{ visit.start | time }}*{% if business.name %}, {{ business.name }}{% endif %}.
📍 {{ visit.address | one_line | or_skip_line }}
🗺 {{ business.map | or_skip_line }}
{{ visit.others | or_skip_line }}

Если опаздываете или не сможете прийти, напишите нам сюда.`,
    },
  },
  {
    key: 'cancelled',
    event: 'cancelled',
    name: { en: 'Booking cancelled', ru: 'Запись отменена' },
    text: {
      en: `${hello.en} Your visit{% if business.name %} to {{ business.name }}{% endif %} on {{ visit.start }} is cancelled.

If that was not you, or you would like another day, reply here. We will be glad to see you.`,
      ru: `${hello.ru} Ваша запись на {{ visit.start }} отменена.

Если вы её не отменяли или хотите выбрать другой день, ответьте здесь. Будем рады вас видеть.
{{ business.name | or_skip_line }}`,
    },
  },
  {
    key: 'paid',
    event: 'paid',
    name: { en: 'Payment received', ru: 'Оплата получена' },
    text: {
      en: `${hello.en} Thank you, we have received your payment{% if visit.paid_amount %} of {{ visit.paid_amount | money }}{% endif %}.

We look forward to seeing you on {{ visit.start }}.
{{ business.name | or_skip_line }}`,
      ru: `${hello.ru} Спасибо, оплата{% if visit.paid_amount %} {{ visit.paid_amount | money }}{% endif %} получена.

Ждём вас {{ visit.start }}.
{{ business.name | or_skip_line }}`,
    },
  },
  {
    key: 'no-show',
    event: 'no-show',
    name: { en: 'After a missed visit', ru: 'После пропущенного визита' },
    text: {
      en: `${hello.en} We missed you{% if business.name %} at {{ business.name }}{% endif %} on {{ visit.start | date }}. We hope everything is all right.

Would you like another time? Reply with a day that suits you.`,
      ru: `${hello.ru} {{ visit.start | date }} мы вас не дождались. Надеемся, всё хорошо.

Хотите перенести визит? Напишите, какой день вам удобен.
{{ business.name | or_skip_line }}`,
    },
  },
  {
    key: 'follow-up',
    event: 'follow-up',
    name: { en: 'After the visit', ru: 'После визита' },
    text: {
      en: `${hello.en} Thank you for coming{% if business.name %} to {{ business.name }}{% endif %}. We hope you liked everything.

If something was not right, tell us here. We will be glad to see you again.
{{ business.link | or_skip_line }}`,
      ru: `${hello.ru} Спасибо, что пришли! Надеемся, вам всё понравилось.

Если что-то было не так, напишите нам сюда. Будем рады видеть вас снова.
{{ business.name | or_skip_line }}
{{ business.link | or_skip_line }}`,
    },
  },
];
