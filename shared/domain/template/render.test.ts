import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkTemplate, isError } from './check.ts';
import { maxTextLength } from './engine.ts';
import { templateFilters } from './filters.ts';
import { compileTemplate, renderTemplate, TemplateUnusableError } from './render.ts';
import { shippedTemplates } from './shipped.ts';
import type { Audience } from './value.ts';
import { isVariableName, variableNames, type TemplateValues } from './variables.ts';

const audience: Audience = { language: 'en', timeZone: 'Asia/Kolkata' };
const show = (text: string, values: TemplateValues = {}) => renderTemplate(text, values, audience);
const said = (text: string, values: TemplateValues = {}) => show(text, values).text;

describe('lines', () => {
  it.each([
    ['breaks stay as they are', 'a\n\n\nb\n c', 'a\n\n\nb\n c'],
    ['breaks of Windows become plain', 'a\r\nb', 'a\nb'],
    ['blank lines at both ends go', '\n\na\n\n', 'a'],
    ['a line of tags is no line', 'a\n{% if business.name %}\nb\n{% endif %}\nc', 'a\nb\nc'],
    ['several tags in a line are none either', 'a\n {% if business.name %}{% endif %} \nb', 'a\nb'],
    ['a comment leaves nothing', 'a\n{% comment %}\nx\n{% endcomment %}\nb', 'a\nb'],
    ['an empty value leaves its line', 'a\n{{ visit.address }}\nb', 'a\n\nb'],
    ['unless its line goes with it', 'a\n📍 {{ visit.address | or_skip_line }}\nb', 'a\nb'],
    ['and does not leave two blank lines', 'a\n\n{{ visit.address | or_skip_line }}\n\nb', 'a\n\nb'],
    ['nor any at the end', 'a\n\n{{ visit.address | or_skip_line }}', 'a'],
  ])('%s', (_, text, expected) => expect(said(text, { 'business.name': 'X' })).toBe(expected));
});

describe('missing values', () => {
  it('are told, once each, where they left a gap', () => {
    const text =
      '{{ customer.name }}{{ customer.name }} {{ visit.price | money }} {{ visit.end | default: "-" }}';
    expect(show(text)).toEqual({ text: '  -', missing: ['customer.name', 'visit.price'] });
  });

  it.each([
    ['absent', {}],
    ['null', { 'customer.name': null }],
    ['empty', { 'customer.name': '' }],
    ['blank', { 'customer.name': ' \n\t' }],
  ])('%s counts as missing', (_, values) => {
    expect(said('{% if customer.name %}yes{% else %}no{% endif %}', values)).toBe('no');
    expect(show('{{ customer.name | default: "guest" }}', values)).toEqual({ text: 'guest', missing: [] });
  });

  it.each([
    ['customer.name == blank', 'yes'],
    ['customer.name == empty', 'yes'],
    ['customer.name == ""', 'yes'],
    ['customer.name == nil', 'yes'],
    ['customer.name == visit.service', 'yes'],
    ['customer.name == "Anna"', 'no'],
    ['customer.name > 1', 'no'],
    ['customer.name < 1', 'no'],
    ['1 >= visit.price', 'no'],
    ['1 <= visit.price', 'no'],
    ['customer.name contains "a"', 'no'],
  ])('%s is %s', (condition, expected) =>
    expect(said(`{% if ${condition} %}yes{% else %}no{% endif %}`)).toBe(expected),
  );
});

describe('conditions', () => {
  const values: TemplateValues = {
    'visit.price': { amount: 100, currency: 'EUR' },
    'visit.duration': 60,
    'visit.service': 'Haircut',
  };
  it.each([
    ['{% if visit.price > 50 %}a{% endif %}', 'a'],
    ['{% if visit.duration == 60 %}a{% endif %}', 'a'],
    ['{% if visit.service contains "hair" %}a{% else %}b{% endif %}', 'b'],
    ['{% unless visit.service == "Shave" %}a{% endunless %}', 'a'],
    ['{% case visit.service %}{% when "Shave" %}a{% when "Haircut" %}b{% else %}c{% endcase %}', 'b'],
    ['{% if visit.end %}a{% elsif visit.price %}b{% else %}c{% endif %}', 'b'],
  ])('%s', (text, expected) => expect(said(text, values)).toBe(expected));
});

describe('a value from outside', () => {
  it.each([
    ['*Anna*', '∗Anna∗'],
    ['_Anna_', 'ˍAnnaˍ'],
    ['anna_b@example.com', 'anna_b@example.com'],
    ['~A~ `b` ```c```', '∼A∼ ˋbˋ ˋˋˋcˋˋˋ'],
    ['{{ visit.start }}', '{ visit.start }}'],
    ['{% if x %}', '% if x %}'],
    ['An\nna\t B', 'An na B'],
    ['A\u202Ennab\u0000', 'Annab'],
    ['\uE000visit.start\uE001', 'visit.start'],
    ['see https://example.com/_a_', 'see https://example.com/_a_'],
  ])('%j is shown as %j', (name, expected) =>
    expect(show('*{{ customer.name }}*', { 'customer.name': name })).toEqual({
      text: `*${expected}*`,
      missing: [],
    }),
  );

  it('of several lines keeps them', () => {
    expect(said('{{ visit.comment }}', { 'visit.comment': 'a\r\n*b*' })).toBe('a\n∗b∗');
  });

  it('of the author keeps its formatting', () => {
    expect(said('{{ customer.name | default: "*friend*" }}')).toBe('*friend*');
  });

  it('is cut when it is absurdly long', () => {
    expect(said('{{ customer.name }}', { 'customer.name': 'x'.repeat(100_000) })).toHaveLength(1000);
  });

  it('that is nonsense counts as missing', () => {
    const nonsense = {
      'visit.start': Number.NaN,
      'visit.duration': -5,
      'visit.price': { amount: 1, currency: 'x' },
    };
    expect(show('{{ visit.start }}{{ visit.duration }}{{ visit.price }}', nonsense).missing).toHaveLength(3);
  });
});

describe('a template with errors', () => {
  it.each([
    '{{ nobody }}',
    '{{ visit.start | shout }}',
    '{{ visit.start.constructor }}',
    '{% include "/etc/passwd" %}',
    '{% if visit.start %}',
    '{% if visit.end %}{% else %}{% else %}{% endif %}',
    'x'.repeat(maxTextLength + 1),
  ])('%j never reaches the engine', (text) => expect(() => show(text)).toThrow(TemplateUnusableError));
});

describe('whatever is written and whatever the values are', () => {
  const filters = fc.subarray(Object.keys(templateFilters), { maxLength: 3 });
  const output = fc
    .tuple(fc.constantFrom(...variableNames), filters)
    .map(([name, chain]) =>
      [
        name,
        ...chain.map((filter) =>
          filter === 'default' ? 'default: "{{"' : filter === 'truncate' ? 'truncate: 5' : filter,
        ),
      ].join(' | '),
    )
    .map((inside) => `{{ ${inside} }}`);
  const plain = fc.oneof(fc.constantFrom('\n', ' ', '{', '}', '}}', '*', '%'), fc.string({ maxLength: 8 }));
  const block = fc
    .tuple(fc.constantFrom(...variableNames), output, output)
    .map(([name, one, other]) => `{% if ${name} %}${one}{% else %}${other}{% endif %}`);
  const template = fc
    .array(fc.oneof(output, plain, block), { maxLength: 12 })
    .map((parts) => parts.join(''))
    .filter(
      (text) =>
        !checkTemplate(text, 'changed').some(
          (problem) => isError(problem) && problem.kind !== 'not-in-event',
        ),
    );
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('{{ visit.start }}', '{', '{%', '}}', '\uE002', '\uE000x'),
    fc.double(),
    fc.record({ amount: fc.double(), currency: fc.constantFrom('EUR', 'RUB', 'eur', 'XXX', '') }),
    fc.anything(),
  );
  // Values come from a database and from hooks: the types are a promise, not a fact.
  const values = fc.dictionary(fc.constantFrom(...variableNames), value) as fc.Arbitrary<TemplateValues>;
  const anyAudience: fc.Arbitrary<Audience> = fc.record({
    language: fc.constantFrom('en', 'ru'),
    timeZone: fc.constantFrom('UTC', 'Asia/Kolkata', 'Europe/Berlin', 'Australia/Lord_Howe'),
  });

  it('a message comes out, bounded, with no template and no mark of ours in it', () => {
    fc.assert(
      fc.property(template, values, anyAudience, (text, given, forWhom) => {
        const rendered = renderTemplate(text, given, forWhom);
        expect(rendered.text).not.toMatch(/\{\{|\{%|[\uE000-\uE0FF]/);
        expect(rendered.text.length).toBeLessThanOrEqual(maxTextLength);
        expect(rendered.missing.every(isVariableName)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('nothing of the values is executed', () => {
    let ran = 0;
    const trap = {
      toString: () => `${(ran += 1)}`,
      valueOf: () => (ran += 1),
      amount: () => (ran += 1),
      currency: 'EUR',
    };
    const all = Object.fromEntries(variableNames.map((name) => [name, trap]));
    for (const name of variableNames) said(`{% if ${name} == 1 %}a{% endif %}{{ ${name} }}`, all);
    expect(ran).toBe(0);
  });
});

describe('a hostile template', () => {
  const long = { 'customer.name': 'x'.repeat(5000) };
  it.each([
    ['repeats a long value', '{{customer.name}}'.repeat(240)],
    ['nests deeply', `${'{%if 1%}'.repeat(240)}x${'{%endif%}'.repeat(240)}`],
    ['opens braces', '{{'.repeat(2000)],
    ['opens tags', '{%'.repeat(2000)],
    ['has a line of spaces and tags', `${'{% if 1 %} '.repeat(180)}${'{% endif %} '.repeat(170)}x`],
    ['chains filters', `{{ customer.name ${'|upcase_first'.repeat(300)} }}`],
    ['chains conditions', `{% if 1 ${'and 1 '.repeat(600)} %}x{% endif %}`],
    ['has a long unknown name', `{{ ${'a'.repeat(4000)} }}`],
  ])('that %s is bounded', (_, text) => {
    const begun = performance.now();
    const isUsable = !checkTemplate(text, 'created').some(isError);
    if (isUsable) expect(said(text, long).length).toBeLessThanOrEqual(maxTextLength);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

it('a compiled template serves many customers and shipped ones compile once', () => {
  const compiled = compileTemplate(shippedTemplates('en')[0]?.texts.en ?? '');
  const names = ['Anna', 'Olga'].map(
    (name) => compiled.render({ 'customer.first_name': name }, audience).text.split('!')[0],
  );
  expect(names).toEqual(['Hello Anna', 'Hello Olga']);
});
