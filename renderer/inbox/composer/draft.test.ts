import { describe, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { sampleMessage } from '#test/support/inbox/samples.ts';
import {
  attemptKey,
  emptyDraft,
  insertAt,
  isSendable,
  longestText,
  refusedDraft,
  roomLeft,
  sentDraft,
  textOfDraft,
  withFileNews,
  type Draft,
  type DraftFile,
} from './draft.ts';

const file: DraftFile = {
  key: 'f1',
  name: 'price.pdf',
  mimeType: 'application/pdf',
  size: 10,
  preview: null,
  width: null,
  height: null,
  upload: { state: 'ready', id: 'u1' },
};
const typed = (text: string, more: Partial<Draft> = {}): Draft => ({ ...emptyDraft, text, ...more });

describe('what the composer holds', () => {
  it('begins with the draft that the core keeps, until something is typed here', () => {
    expect(textOfDraft(emptyDraft, 'from yesterday')).toBe('from yesterday');
    expect(textOfDraft(typed(''), 'from yesterday')).toBe('');
    expect(textOfDraft(typed('new'), 'from yesterday')).toBe('new');
  });

  it.each([
    ['blank text', typed(' \n'), false],
    ['words', typed('hi'), true],
    ['too many words', typed('x'.repeat(longestText + 1)), false],
    ['as many as fit', typed('x'.repeat(longestText)), true],
    ['a file alone', typed('', { file }), true],
    [
      'a file still on its way',
      typed('hi', { file: { ...file, upload: { state: 'uploading', share: 0.5 } } }),
      false,
    ],
    [
      'a file that was refused',
      typed('hi', { file: { ...file, upload: { state: 'failed', reason: '' } } }),
      false,
    ],
  ])('with %s', (_name, draft, expected) => {
    expect(isSendable(draft, draft.text ?? '')).toBe(expected);
  });

  it('counts only near the limit', () => {
    expect(roomLeft('x'.repeat(18_999))).toBeNull();
    expect(roomLeft('x'.repeat(19_000))).toBe(1000);
    expect(roomLeft('x'.repeat(20_003))).toBe(-3);
  });
});

describe('a refused message', () => {
  it('comes back whole, with its reason', () => {
    const quoted = sampleMessage({ id: asId('q') });
    const sent = typed('hello', { quoted, file });
    expect(refusedDraft(sentDraft(), sent, 'hello', 'k1', 'No answer.')).toMatchObject({
      text: 'hello',
      quoted,
      file,
      refusal: 'No answer.',
    });
  });

  it('comes back before what was typed meanwhile', () => {
    const after = refusedDraft(typed('and more'), typed('hello'), 'hello', 'k1', '');
    expect(after.text).toBe('hello\nand more');
  });

  it('goes again under the same key, so that it cannot be sent twice', () => {
    const after = refusedDraft(sentDraft(), typed('hello'), 'hello', 'k1', '');
    expect(attemptKey(after, 'hello', 'k2')).toBe('k1');
  });

  it('is another message once anything about it was changed', () => {
    const after = refusedDraft(sentDraft(), typed('hello'), 'hello', 'k1', '');
    expect(attemptKey(after, 'hello!', 'k2')).toBe('k2');
    expect(attemptKey({ ...after, quoted: sampleMessage() }, 'hello', 'k2')).toBe('k2');
    expect(attemptKey({ ...after, file }, 'hello', 'k2')).toBe('k2');
  });
});

describe('news of a file', () => {
  it('are taken while it is there', () => {
    const draft = typed('', { file });
    expect(withFileNews(draft, 'f1', { upload: { state: 'uploading', share: 0.4 } }).file?.upload).toEqual({
      state: 'uploading',
      share: 0.4,
    });
  });

  it('are dropped once it was removed or replaced', () => {
    const draft = typed('', { file });
    expect(withFileNews(draft, 'other', { width: 1 })).toBe(draft);
    expect(withFileNews(emptyDraft, 'f1', { width: 1 })).toBe(emptyDraft);
  });
});

it('puts an emoji where the cursor is, over what is selected', () => {
  expect(insertAt('ab', 1, 1, '🌸')).toEqual({ text: 'a🌸b', cursor: 3 });
  expect(insertAt('abc', 1, 3, '!')).toEqual({ text: 'a!', cursor: 2 });
});
