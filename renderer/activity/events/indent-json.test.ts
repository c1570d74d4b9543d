import fc from 'fast-check';
import { expect, test } from 'vitest';

import { indentJson } from './indent-json.ts';

test('levels are indented, empty ones stay closed, and what was written stays as it was', () => {
  expect(indentJson('{"id":120363043123456789012,"a":[1,{"b":"x, {y}: \\"z\\""}],"c":{},"d":[]}')).toBe(
    [
      '{',
      '  "id": 120363043123456789012,',
      '  "a": [',
      '    1,',
      '    {',
      '      "b": "x, {y}: \\"z\\""',
      '    }',
      '  ],',
      '  "c": {},',
      '  "d": []',
      '}',
    ].join('\n'),
  );
});

test('a text that is no JSON stays', () => {
  expect(indentJson('{"broken')).toBe('{"broken');
});

test('nothing is lost, whatever the document', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.stringify(JSON.parse(indentJson(text)))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});
