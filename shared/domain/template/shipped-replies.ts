import type { ShippedText } from './shipped.ts';

/** Answers that leave by themselves, and those that the desk picks with `/`. */
export const shippedQuickReplies: readonly ShippedText[] = [
  {
    key: 'welcome',
    event: 'auto-answer',
    name: { en: 'Welcome', ru: 'Приветствие' },
    text: {
      en: `{% if customer.first_name %}Hello {{ customer.first_name }}!{% else %}Hello!{% endif %}{% if business.name %} This is {{ business.name }}.{% endif %} Thank you for writing, we will answer soon.`,
      ru: `{% if customer.first_name %}{{ customer.first_name }}, здравствуйте!{% else %}Здравствуйте!{% endif %}{% if business.name %} Это {{ business.name }}.{% endif %} Спасибо, что написали: скоро ответим.`,
    },
  },
  {
    key: 'away',
    event: 'auto-answer',
    name: { en: 'Out of hours', ru: 'Нерабочее время' },
    text: {
      en: `Thank you for your message. We are closed right now and will answer as soon as we open.
{% if business.hours %}

Our hours:
{{ business.hours }}
{% endif %}
{% if business.phone %}

Urgent? Call {{ business.phone }}.
{% endif %}`,
      ru: `Спасибо за сообщение! Сейчас мы не работаем и ответим, как только откроемся.
{% if business.hours %}

Часы работы:
{{ business.hours }}
{% endif %}
{% if business.phone %}

Срочно? Звоните: {{ business.phone }}.
{% endif %}`,
    },
  },
  {
    key: 'unclear',
    event: 'auto-answer',
    name: { en: 'Which visit?', ru: 'О каком визите речь?' },
    text: {
      en: `Thank you! You have more than one visit booked. Which one do you mean? Please reply with its day and time.
{% if visit.others %}

{{ visit.others }}
{% endif %}`,
      ru: `Спасибо! У вас несколько записей. Какую вы имеете в виду? Напишите, пожалуйста, день и время.
{% if visit.others %}

{{ visit.others }}
{% endif %}`,
    },
  },
  {
    key: 'moment',
    event: 'quick-reply',
    name: { en: 'One moment', ru: 'Одну минуту' },
    text: {
      en: 'One moment, please, I am checking.',
      ru: 'Одну минуту, сейчас посмотрю.',
    },
  },
  {
    key: 'address',
    event: 'quick-reply',
    name: { en: 'Address', ru: 'Адрес' },
    text: {
      en: `{% if business.address or business.map %}
Here is how to find us{% if business.name %} ({{ business.name }}){% endif %}:
📍 {{ business.address | one_line | or_skip_line }}
🗺 {{ business.map | or_skip_line }}
📞 {{ business.phone | or_skip_line }}
{% else %}
Where will you be coming from? I will tell you the way.
{% endif %}`,
      ru: `{% if business.address or business.map %}
Как нас найти{% if business.name %} ({{ business.name }}){% endif %}:
📍 {{ business.address | one_line | or_skip_line }}
🗺 {{ business.map | or_skip_line }}
📞 {{ business.phone | or_skip_line }}
{% else %}
Откуда поедете? Подскажу, как добраться.
{% endif %}`,
    },
  },
  {
    key: 'prices',
    event: 'quick-reply',
    name: { en: 'Price list', ru: 'Цены' },
    text: {
      en: `{% if business.prices %}
Our prices:

{{ business.prices }}

What would you like to book?
{% else %}
Tell me what you would like to have done, and I will name the price.
{% endif %}
{{ business.link | or_skip_line }}`,
      ru: `{% if business.prices %}
Наши цены:

{{ business.prices }}

На что вас записать?
{% else %}
Напишите, что хотите сделать, и я назову цену.
{% endif %}
{{ business.link | or_skip_line }}`,
    },
  },
  {
    key: 'hours',
    event: 'quick-reply',
    name: { en: 'Opening hours', ru: 'Часы работы' },
    text: {
      en: `{% if business.hours %}
We are open:
{{ business.hours }}
{% else %}
Which day would suit you? I will tell you when we are open.
{% endif %}`,
      ru: `{% if business.hours %}
Мы работаем:
{{ business.hours }}
{% else %}
Какой день вам удобен? Подскажу, во сколько мы открыты.
{% endif %}`,
    },
  },
  {
    key: 'thanks',
    event: 'quick-reply',
    name: { en: 'Thank you', ru: 'Спасибо' },
    text: {
      en: 'Thank you{% if customer.first_name %}, {{ customer.first_name }}{% endif %}! See you soon.',
      ru: 'Спасибо{% if customer.first_name %}, {{ customer.first_name }}{% endif %}! До встречи.',
    },
  },
];
