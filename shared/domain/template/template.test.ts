import { describe, expect, it } from 'vitest';

import { checkContent, edit, sameAs, templateSchema, textFor, undo, type Template } from './template.ts';

const template: Template = {
  id: 't1',
  event: 'reminder',
  name: 'Reminder',
  texts: { en: 'See you {{ visit.start }}', ru: 'Ждём вас {{ visit.start }}' },
  signOff: { en: null, ru: '{{ business.name }}' },
  version: 1,
  past: [],
};
const { name, texts, signOff } = template;

function edited(from: Template, en: string): Template {
  const result = edit(from, { name, texts: { ...texts, en }, signOff });
  if (result.kind === 'refused') throw new Error('refused');
  return result.template;
}

describe('an edit', () => {
  it('is the next version and remembers the one before', () => {
    expect(edited(template, 'Soon!')).toEqual({
      ...template,
      texts: { ...texts, en: 'Soon!' },
      version: 2,
      past: [{ name, texts, signOff }],
    });
  });

  it('that changes nothing makes no version', () => {
    expect(edit(template, { name, texts, signOff })).toEqual({ kind: 'saved', template, warnings: [] });
  });

  it('with an unknown variable is refused, and says where', () => {
    expect(edit(template, { name, texts: { ...texts, ru: 'Да {{ visit.strat }}' }, signOff })).toMatchObject({
      kind: 'refused',
      problems: [
        { field: 'texts', language: 'ru', problem: { kind: 'unknown-variable', suggestion: 'visit.start' } },
      ],
    });
  });

  it('with a wrong sign-off is refused', () => {
    expect(edit(template, { name, texts, signOff: { en: '{{ nobody }}', ru: null } }).kind).toBe('refused');
  });

  it('with a risk is saved with a warning', () => {
    expect(edit(template, { name, texts: { en: '{{ visit.price }}', ru: null }, signOff })).toMatchObject({
      kind: 'saved',
      warnings: [{ field: 'texts', language: 'en', problem: { kind: 'may-be-empty' } }],
    });
  });

  it('without a text in any language is refused', () => {
    expect(edit(template, { name, texts: { en: null, ru: null }, signOff })).toEqual({
      kind: 'refused',
      problems: [],
    });
  });

  it('keeps the last fifty versions', () => {
    let last = template;
    for (let turn = 0; turn < 60; turn += 1) last = edited(last, `Text ${turn}`);
    expect([last.version, last.past.length, last.past[0]?.texts.en]).toEqual([61, 50, 'Text 9']);
    expect(templateSchema.parse(last)).toEqual(last);
  });
});

describe('undo', () => {
  it('brings every earlier content back, one after the other, as new versions', () => {
    const third = edited(edited(template, 'Two'), 'Three');
    const once = undo(third);
    const twice = undo(once);
    expect([once.texts.en, once.version, twice.texts.en, twice.version]).toEqual(['Two', 4, texts.en, 5]);
    expect(sameAs(twice, template)).toBe(true);
    expect(undo(twice)).toBe(twice);
  });
});

describe('two templates', () => {
  it.each([
    ['name', { ...template, name: 'Other' }],
    ['text', { ...template, texts: { ...texts, ru: null } }],
    ['sign-off', { ...template, signOff: { en: 'Bye', ru: null } }],
  ])('differ by their %s', (_, other) => expect(sameAs(template, other)).toBe(false));

  it('are the same whatever their versions', () =>
    expect(sameAs(template, { name, texts, signOff })).toBe(true));
});

describe('the text for a customer', () => {
  it('is in their language, with the sign-off as a paragraph', () => {
    expect(textFor(template, 'ru')).toEqual({
      language: 'ru',
      text: 'Ждём вас {{ visit.start }}\n\n{{ business.name }}',
    });
    expect(textFor(template, 'en')).toEqual({ language: 'en', text: texts.en });
  });

  it('is in the other language when theirs is missing, and nothing when there is none', () => {
    const onlyEnglish = { name, signOff, texts: { en: 'Hi', ru: null } };
    expect(textFor(onlyEnglish, 'ru')).toEqual({ language: 'en', text: 'Hi' });
    expect(textFor({ ...onlyEnglish, texts: { en: null, ru: null } }, 'ru')).toBeNull();
  });
});

it('a content is checked in all its fields', () => {
  const broken = { name, texts: { en: '{{ a }}', ru: '' }, signOff: { en: '{% if', ru: null } };
  expect(
    checkContent(broken, 'paid').map(({ field, language, problem }) => [field, language, problem.kind]),
  ).toEqual([
    ['texts', 'en', 'unknown-variable'],
    ['signOff', 'en', 'not-closed'],
    ['texts', 'ru', 'empty'],
  ]);
});
