import { describe, expect, it } from 'vitest';

import {
  emptyContent,
  eventOfNewText,
  hindranceOf,
  isUnchanged,
  newTextId,
  problemsOf,
  readDraft,
} from './template-draft.ts';

const content = { name: 'Hi', texts: { en: 'Hello', ru: null }, signOff: { en: null, ru: null } };
const hindrance = (given: typeof content) => hindranceOf(given, problemsOf(given, 'reminder'));

describe('what stands in the way of saving', () => {
  it('is a missing name, no text in any language, or errors', () => {
    expect(hindrance(content)).toBeNull();
    expect(hindrance({ ...content, name: ' ' })).toEqual({ kind: 'no-name' });
    expect(hindrance({ ...content, texts: { en: ' \n', ru: null } })).toEqual({ kind: 'no-text' });
    expect(hindrance({ ...content, texts: { en: '{{ a }} {{ b }}', ru: null } })).toEqual({
      kind: 'errors',
      count: 2,
    });
  });

  it('is not a hint', () => {
    expect(hindrance({ ...content, texts: { en: 'Hi {{ customer.name }}', ru: null } })).toBeNull();
  });
});

describe('a draft', () => {
  it('that differs in blank fields only changes nothing', () => {
    expect(isUnchanged({ ...content, name: 'Hi ', signOff: { en: ' ', ru: null } }, content)).toBe(true);
    expect(isUnchanged({ ...content, signOff: { en: 'Bye', ru: null } }, content)).toBe(false);
  });

  it('comes back as it was kept, and anything else is none', () => {
    const draft = { version: 3, content };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    expect(readDraft(JSON.stringify({ version: null, content: emptyContent }))).toEqual({
      version: null,
      content: emptyContent,
    });
    for (const kept of ['', 'null', '{}', '{"version":1}', '{"version":1,"content":{"name":1}}']) {
      expect(readDraft(kept)).toBeNull();
    }
  });

  it('of a new text has an address by its event', () => {
    expect(eventOfNewText(newTextId('no-show'))).toBe('no-show');
    expect(eventOfNewText('shipped-created')).toBeNull();
  });
});
