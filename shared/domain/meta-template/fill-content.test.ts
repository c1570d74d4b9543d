import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fillContent } from './fill-content.ts';
import { cleanParameter } from './parameter.ts';
import { readContent } from './read-content.ts';

const content = readContent([
  { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
  { type: 'BODY', text: 'Hello {{1}}, see you {{2}}.' },
  { type: 'FOOTER', text: 'Garden Salon' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'URL', text: 'Look', url: 'https://example.com/v/{{1}}' },
      { type: 'COPY_CODE', text: 'Copy' },
    ],
  },
]);

test('values go by their places, and the words are those that the customer reads', () => {
  const values = new Map([
    ['header.1', 'Anna'],
    ['1', 'Anna'],
    ['2', 'on\tMonday\n12 Garden Street'],
    ['button.0.1', 'https://example.com/v/80/ü'],
    ['button.1.code', 'SP RING'],
  ]);
  expect(fillContent(content, values)).toEqual({
    text: 'For Anna\n\nHello Anna, see you on Monday, 12 Garden Street.\n\nGarden Salon',
    parameters: [
      { place: 'header', name: null, text: 'Anna' },
      { place: 'body', name: null, text: 'Anna' },
      { place: 'body', name: null, text: 'on Monday, 12 Garden Street' },
      { place: 'button', kind: 'url', button: 0, text: '80/%C3%BC' },
      { place: 'button', kind: 'copy-code', button: 1, text: 'SPRING' },
    ],
    missing: [],
  });
});

test('parameters of named variables carry their names', () => {
  const named = readContent([{ type: 'BODY', text: 'See you {{day}} here.' }]);
  expect(fillContent(named, new Map([['day', 'Monday']]))).toEqual({
    text: 'See you Monday here.',
    parameters: [{ place: 'body', name: 'day', text: 'Monday' }],
    missing: [],
  });
});

test('what has no value is missing', () => {
  const { text, missing } = fillContent(content, new Map([['1', ' \n ']]));
  expect(text).toBe('For …\n\nHello …, see you ….\n\nGarden Salon');
  expect(missing).toEqual(['header.1', '1', '2', 'button.0.1', 'button.1.code']);
});

test('long values are cut until the body fits', () => {
  const { text, parameters } = fillContent(
    content,
    new Map([
      ['1', 'a'.repeat(5000)],
      ['2', 'b '.repeat(5000)],
    ]),
  );
  const [, body = ''] = text.split('\n\n');
  expect(body.length).toBeLessThanOrEqual(1024);
  expect(parameters[1]?.text).toMatch(/^a+…$/);
});

test.each([
  ['one\r\ntwo\n\nthree', 'one, two, three'],
  ['one.\ntwo', 'one. two'],
  ['a\t b     c', 'a b c'],
  ['3\u00A0PM', '3\u00A0PM'],
  ['3 \u00A0 \u00A0 PM', '3 PM'],
  ['\u202Eabc\u200B\uFEFF', 'abc'],
  ['{{1}}', '{1}'],
  ['\uD800x', '\uFFFDx'],
  [' \n\t ', ''],
])('%j is told as %j', (value, clean) => {
  expect(cleanParameter(value)).toBe(clean);
});

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc.stringMatching(/^[\s{}\u00A0\u2028\u0085\ta]*$/),
  fc.string({ unit: 'grapheme', maxLength: 700 }),
  fc.constantFrom('', ' ', '\n', '\t\t\t', '{{{{1}}}}', 'x'.repeat(3000)),
);

test('whatever the values are, Meta takes the parameters and the body', () => {
  const keys = content.variables.map(({ key }) => key);
  fc.assert(
    fc.property(fc.array(strange, { minLength: keys.length, maxLength: keys.length }), (values) => {
      const filled = fillContent(content, new Map(keys.map((key, place) => [key, values[place] ?? ''])));
      for (const { text } of filled.parameters) {
        expect(text).not.toMatch(/[\r\n\t\v\f\u0085\u2028\u2029]| {5,}|\s{2,}/);
        expect(text).not.toMatch(/\{\{|\}\}/);
        expect(text).toBe(text.trim());
        expect(text.isWellFormed()).toBe(true);
      }
      const body = `Hello ${filled.parameters[1]?.text}, see you ${filled.parameters[2]?.text}.`;
      expect(body.length).toBeLessThanOrEqual(1024);
      const empty = filled.parameters.flatMap(({ text }, place) => (text === '' ? [keys[place]] : []));
      expect(filled.missing).toEqual(empty);
      expect(cleanParameter(filled.parameters[1]?.text ?? '')).toBe(filled.parameters[1]?.text);
    }),
    { numRuns: 500 },
  );
});
