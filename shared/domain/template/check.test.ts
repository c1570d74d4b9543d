import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkTemplate } from './check.ts';
import { createEngine, templateTags } from './engine.ts';
import { templateEvents, variableNames } from './variables.ts';

const kindsOf = (text: string, event: Parameters<typeof checkTemplate>[1] = 'reminder') =>
  checkTemplate(text, event).map(({ kind }) => kind);

describe('a problem', () => {
  it('says what, where, and what was probably meant', () => {
    expect(checkTemplate('Hello\nsee {{ visit.strat | time }}', 'created')).toEqual([
      {
        kind: 'unknown-variable',
        severity: 'error',
        line: 2,
        column: 8,
        from: 13,
        to: 24,
        name: 'visit.strat',
        suggestion: 'visit.start',
      },
    ]);
  });

  it('does not hide the next one', () => {
    const text =
      '{{ nobody }} {{ visit.start | shout }} {{ visit.price }}\n{% for x in y %}{% if visit.end %}';
    expect(
      checkTemplate(text, 'created').map(({ kind, name, line, column }) => [kind, name, line, column]),
    ).toEqual([
      ['unknown-variable', 'nobody', 1, 4],
      ['unknown-filter', 'shout', 1, 31],
      ['may-be-empty', 'visit.price', 1, 43],
      ['unknown-tag', 'for', 2, 1],
      ['not-closed', 'if', 2, 17],
    ]);
  });
});

describe('is refused', () => {
  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['x'.repeat(4097), 'too-long'],
    ['{{ visit.start', 'not-closed'],
    ['{{ "a }}', 'not-closed'],
    ['{% if visit.start', 'not-closed'],
    ['{% if visit.start %}x', 'not-closed'],
    ['{% unless visit.start %}x', 'not-closed'],
    ['{% case visit.service %}{% when "a" %}x', 'not-closed'],
    ['{% comment %} {{ nobody }}', 'not-closed'],
    ['{% endif %}', 'unexpected-tag'],
    ['{% else %}', 'unexpected-tag'],
    ['{% elsif visit.end %}', 'unexpected-tag'],
    ['{% when 1 %}', 'unexpected-tag'],
    ['{% if visit.end %}{% endunless %}{% endif %}', 'unexpected-tag'],
    ['{% include "x" %}', 'unknown-tag'],
    ['{% render "x" %}', 'unknown-tag'],
    ['{% layout "x" %}', 'unknown-tag'],
    ['{% assign x = 1 %}', 'unknown-tag'],
    ['{% tablerow x in y %}', 'unknown-tag'],
    ['{% liquid echo 1 %}', 'unknown-tag'],
    ['{% # note %}', 'unknown-tag'],
    ['{% endfor %}', 'unknown-tag'],
    ['{{ }}', 'syntax'],
    ['{{ visit.start visit.end }}', 'syntax'],
    ['{{ visit.start and visit.end }}', 'syntax'],
    ['{{ (1..9999999) }}', 'syntax'],
    ['{{ visit.start | }} {{ | date }}', 'syntax'],
    ['{% if %}x{% endif %}', 'syntax'],
    ['{% if visit.end %}{% else %}{% else %}{% endif %}', 'syntax'],
    ['{{ customer }}', 'unknown-variable'],
    ['{{ customer["name"] }}', 'unknown-variable'],
    ['{{ customer[visit.service] }}', 'unknown-variable'],
    ['{{ visit.start.constructor }}', 'unknown-variable'],
    ['{{ customer.__proto__ }}', 'unknown-variable'],
    ['{{ "text".size }}', 'unknown-variable'],
    ['{% if nobody %}x{% endif %}', 'unknown-variable'],
    ['{{ visit.start | date: nobody }}', 'filter-does-not-fit'],
    ['{{ visit.end | default: nobody }}', 'unknown-variable'],
    ['{{ visit.start | constructor }}', 'unknown-filter'],
    ['{{ "x" | append: "y" }}', 'unknown-filter'],
    ['{{ business.name | date }}', 'filter-does-not-fit'],
    ['{{ visit.start | money }}', 'filter-does-not-fit'],
    ['{{ visit.start | date: "loud" }}', 'filter-does-not-fit'],
    ['{{ visit.start | time: 13 }}', 'filter-does-not-fit'],
    ['{{ visit.start | weekday: 1 }}', 'filter-does-not-fit'],
    ['{{ visit.start | date | time }}', 'filter-does-not-fit'],
    ['{{ business.name | truncate }}', 'filter-does-not-fit'],
    ['{{ business.name | truncate: 0 }}', 'filter-does-not-fit'],
    ['{{ visit.price | default }}', 'filter-does-not-fit'],
    ['{{ visit.price | default: "a", "b" }}', 'filter-does-not-fit'],
    ['{{ visit.price | default: "a", allow_false: true }}', 'filter-does-not-fit'],
    ['{{ visit.paid_amount }}', 'not-in-event'],
    ['{{ sender.name }}', 'not-in-event'],
  ])('%j: %s', (text, kind) => {
    const errors = checkTemplate(text, 'reminder').filter(({ severity }) => severity === 'error');
    expect(errors.map((problem) => problem.kind)).toContain(kind);
  });
});

describe('passes', () => {
  it.each([
    'Plain { braces } and }} are text, 100 % of them',
    '{{ visit.start }} {{ business.name }}',
    '{{- visit.start -}}',
    '{% if visit.price %}{{ visit.price | money }}{% endif %}',
    '{% if visit.price > 100 %}{{ visit.price }}{% endif %}',
    '{% if visit.price and visit.service %}{{ visit.price }} {{ visit.service }}{% endif %}',
    '{% if visit.price == blank %}free{% else %}{{ visit.price }}{% endif %}',
    '{% if visit.price != "" %}{{ visit.price }}{% endif %}',
    '{% if not visit.price %}free{% else %}{{ visit.price }}{% endif %}',
    '{% unless visit.price %}free{% else %}{{ visit.price }}{% endunless %}',
    '{% unless visit.price == nil %}{{ visit.price }}{% endunless %}',
    '{% if visit.service == "haircut" %}{{ visit.service }}{% elsif visit.price %}{{ visit.price }}{% endif %}',
    '{% if visit.price %}{% if visit.end %}{{ visit.price }} {{ visit.end | time }}{% endif %}{% endif %}',
    '{% case visit.service %}{% when "haircut", "shave" or "beard" %}Cut{% else %}Care{% endcase %}',
    '{% comment %} {{ nobody | shout }} {% for %} {% endcomment %}x',
    '{{ visit.price | default: "free" }}',
    '{{ visit.price | money | default: "free" }}',
    '{{ customer.name | default: business.name }}',
    '{{ customer.first_name | default: customer.name | default: "friend" }}',
    '{{ visit.address | or_skip_line }}',
    '{% if customer.name | default: "x" %}x{% endif %}',
  ])('%j', (text) => expect(checkTemplate(text, 'reminder')).toEqual([]));
});

describe('a value that may be empty', () => {
  it.each([
    '{{ visit.price }}',
    '{{ visit.price | money }}',
    '{% if visit.price or visit.service %}{{ visit.price }}{% endif %}',
    '{% if visit.service %}x{% else %}{{ visit.price }}{% endif %}',
    '{% unless visit.price %}{{ visit.price }}{% endunless %}',
    '{% if visit.price == visit.service %}{{ visit.price }}{% endif %}',
    '{% if visit.price != "free" %}{{ visit.price }}{% endif %}',
    '{{ visit.price | default: customer.name }}',
    '{% if visit.price %}x{% endif %}{{ visit.price }}',
  ])('is warned of in %j', (text) => expect(kindsOf(text)).toEqual(['may-be-empty']));

  it('depends on the event', () => {
    expect(kindsOf('{{ visit.start }}', 'cancelled')).toEqual([]);
    expect(kindsOf('{{ visit.start }}', 'quick-reply')).toEqual(['may-be-empty']);
    expect(kindsOf('{{ visit.paid_amount | default: "-" }}', 'paid')).toEqual([]);
  });
});

describe('the suggestion', () => {
  it.each([
    ['customer.nane', 'customer.name'],
    ['Customer.Name', 'customer.name'],
    ['name', 'customer.name'],
    ['first_name', 'customer.first_name'],
    ['visit.adress', 'visit.address'],
    ['visit.startt', 'visit.start'],
    ['staff.nam', 'staff.name'],
    ['completely.different', null],
    ['x', null],
  ])('for %s is %s', (name, suggestion) => {
    expect(checkTemplate(`{{ ${name} }}`, 'created').map((problem) => problem.suggestion)).toEqual([
      suggestion,
    ]);
  });
});

describe('whatever the author writes', () => {
  const piece = fc.oneof(
    fc.constantFrom('{{', '}}', '{%', '%}', '|', ':', '"', "'", '\n', '-', '(1..9)', '[', ']', '.', 'and '),
    fc.constantFrom(...templateTags, 'endif', 'else', 'elsif', 'when', 'endcase', 'raw', 'default', 'date'),
    fc.constantFrom(...variableNames),
    fc.string({ maxLength: 5 }),
  );
  const anyTemplate = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('the check never throws, and points into the text', () => {
    fc.assert(
      fc.property(anyTemplate, fc.constantFrom(...templateEvents), (text, event) =>
        checkTemplate(text, event).every(
          ({ from, to, line, column }) =>
            from >= 0 && from <= to && to <= text.length && line >= 1 && column >= 1,
        ),
      ),
    );
  });
});

it('the engine knows four tags and nothing that reads, loops or assigns', () => {
  expect(Object.keys(createEngine().tags).sort()).toEqual([...templateTags].sort());
});
