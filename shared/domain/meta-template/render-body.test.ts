import { expect, test } from 'vitest';

import { shippedVisitTexts } from '../template/shipped-visits.ts';
import { renderBody } from './render-body.ts';

const business = { 'business.name': 'Garden Salon', 'business.address': '12 Garden Street' };
const rendered = (text: string, more: Partial<Parameters<typeof renderBody>[0]> = {}) =>
  renderBody({
    text,
    event: 'reminder',
    audience: { language: 'en', timeZone: 'UTC' },
    category: 'utility',
    business,
    ...more,
  });
const codes = (text: string) =>
  rendered(text).problems.map(({ code, severity, detail }) => [code, severity, detail]);

test('the shipped reminder is a body that Meta takes, with what our renderer fills in', () => {
  const reminder = shippedVisitTexts.find(({ key }) => key === 'reminder-day')!;
  expect(rendered(reminder.text.en)).toEqual({
    body: `Hello {{1}}! We are expecting you at Garden Salon {{2}}.

*{{3}}, {{4}}*
{{5}}
With {{6}}
📍 {{7}}

Are you coming? Reply *1* for yes, *2* to cancel.`,
    example: `Hello Anna! We are expecting you at Garden Salon on Saturday.

*Saturday, November 21, 12:00 PM*
Haircut
With Maria
📍 12 Garden Street

Are you coming? Reply *1* for yes, *2* to cancel.`,
    variables: [
      { key: '1', source: 'customer.first_name', example: 'Anna' },
      { key: '2', source: 'visit.start | on_weekday', example: 'on Saturday' },
      { key: '3', source: 'visit.start | date: "weekday"', example: 'Saturday, November 21' },
      {
        key: '4',
        source: '{{ visit.start | time }}{% if visit.time_zone %} ({{ visit.time_zone }}){% endif %}',
        example: '12:00 PM',
      },
      {
        key: '5',
        source:
          '{{ visit.service | upcase_first }}{% if visit.others %}; {{ visit.others | one_line }}{% endif %}',
        example: 'Haircut',
      },
      { key: '6', source: 'staff.name', example: 'Maria' },
      { key: '7', source: 'visit.address | one_line', example: '12 Garden Street' },
    ],
    problems: [
      { code: 'condition-not-possible', severity: 'warning', detail: 'customer.first_name' },
      { code: 'value-fixed', severity: 'warning', detail: 'business.name' },
      { code: 'part-left-out', severity: 'warning', detail: 'visit.resource' },
      {
        code: 'may-be-empty',
        severity: 'warning',
        detail: 'customer.first_name, visit.service, staff.name, visit.address',
      },
    ],
  });
});

test.each(
  shippedVisitTexts.flatMap((shipped) =>
    (['en', 'ru'] as const).map((language) => [shipped.key, language, shipped] as const),
  ),
)('the shipped text %s in %s can be submitted as it is', (_key, language, shipped) => {
  const { problems, body } = rendered(shipped.text[language], {
    event: shipped.event,
    audience: { language, timeZone: 'UTC' },
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(body).not.toMatch(/\{%|\{\{ /);
});

test('a greeting that begins with a name gives way to the one without', () => {
  const text =
    '{% if customer.first_name %}{{ customer.first_name }}, welcome!{% else %}Welcome!{% endif %} See you soon at our place.';
  expect(rendered(text).body).toBe('Welcome! See you soon at our place.');
});

test('an optional line at the end that is only a variable goes', () => {
  expect(rendered('We are looking forward to it.\n{{ visit.link | or_skip_line }}')).toMatchObject({
    body: 'We are looking forward to it.',
    variables: [],
    problems: [{ code: 'part-left-out', detail: 'visit.link' }],
  });
});

test('two values side by side become one variable', () => {
  expect(
    rendered('Dear guest, {{ visit.start | date }} {{ visit.start | time }}\n{{ visit.service }} is yours.'),
  ).toMatchObject({
    body: 'Dear guest, {{1}} is yours.',
    variables: [{ source: '{{ visit.start | date }} {{ visit.start | time }}, {{ visit.service }}' }],
  });
});

test('an unknown value of the shop takes its line along', () => {
  expect(rendered('Come by\nmap: {{ business.map | or_skip_line }}\nwhenever you like').body).toBe(
    'Come by\nwhenever you like',
  );
});

test.each([
  ['{{ visit.service }} is booked for you', [['variable-at-edge', 'error', '{{1}}']]],
  ['You are booked for *{{ visit.start }}*', [['variable-at-edge', 'error', '{{1}}']]],
  ['', [['empty', 'error', null]]],
])('"%s" has problems', (text, problems) => {
  if (text === '') expect(rendered('{% if visit.others %}x{% endif %}').problems[0]?.code).toBe('empty');
  else expect(codes(text)).toEqual(expect.arrayContaining(problems));
});

test('links in variables and words that advertise are pointed out', () => {
  expect(
    codes('Our sale has begun, look here: {{ visit.link | default: "soon" }} and be glad, dear friend'),
  ).toEqual([
    ['looks-like-marketing', 'warning', 'sale'],
    ['link-in-variable', 'warning', 'visit.link'],
  ]);
});
