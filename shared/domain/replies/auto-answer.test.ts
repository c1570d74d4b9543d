import { describe, expect, it } from 'vitest';

import { type AutoAnswerInput, decideAutoAnswer, type EarlierMessage } from './auto-answer.ts';

const now = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;

const base: AutoAnswerInput = {
  settings: {
    welcome: { on: true, text: 'Hello!' },
    away: { on: true, text: 'We are closed.' },
    keywords: [{ on: true, words: ['price', 'цена'], text: 'From 20.' }],
  },
  now,
  message: { text: 'Good day', at: now - 1000, inGroup: false },
  history: [],
  firstContact: true,
  alreadyHandled: false,
  optedOut: false,
  shopOpen: true,
  quietNow: false,
};
const decide = (more: Partial<AutoAnswerInput>) => decideAutoAnswer({ ...base, ...more });
const say = (text: string, ago = 1000) => ({ text, at: now - ago, inGroup: false });
const earlier = (from: EarlierMessage['from'], ago: number, text = `${from} ${ago}`): EarlierMessage => ({
  from,
  text,
  at: now - ago,
});

describe('an automatic answer', () => {
  it('is the keyword, else the welcome while open, else the away text', () => {
    expect(decide({ message: say('Цена?') })).toEqual({ kind: 'answer', which: 'keyword', text: 'From 20.' });
    expect(decide({})).toMatchObject({ which: 'welcome' });
    expect(decide({ shopOpen: false })).toMatchObject({ which: 'away' });
    expect(decide({ firstContact: false })).toEqual({ kind: 'silent', reason: 'nothing-fits' });
  });

  it('has a switch each', () => {
    const off = { on: false, text: 'x' };
    const settings = { welcome: off, away: off, keywords: [{ ...off, words: ['price'] }] };
    for (const shopOpen of [true, false])
      expect(decide({ settings, shopOpen, message: say('price') })).toMatchObject({ reason: 'nothing-fits' });
  });

  it('a keyword is the whole message', () =>
    expect(decide({ message: say('what a price'), firstContact: false })).toMatchObject({ kind: 'silent' }));

  it.each([
    ['group', { message: { ...say('hi'), inGroup: true } }],
    ['already-handled', { alreadyHandled: true }],
    ['opted-out', { optedOut: true }],
    ['message-too-old', { message: say('hi', 61 * minute) }],
    ['quiet-hours', { quietNow: true, message: say('hi', 6 * minute) }],
    ['two-in-a-row', { history: [earlier('auto', 5 * minute), earlier('customer', minute)] }],
    [
      'too-many',
      {
        history: [90, 80, 70].flatMap((ago) => [
          earlier('auto', ago * minute),
          earlier('person', ago * minute - 1),
        ]),
      },
    ],
    [
      'robot-echo',
      {
        message: say('Your visit is tomorrow'),
        history: [earlier('planned', minute, 'Your visit is tomorrow!')],
      },
    ],
    [
      'robot-repeats',
      {
        message: say('We have received your message.'),
        history: [3, 2].map((ago) => earlier('customer', ago * minute, 'We have received your message')),
      },
    ],
    [
      'robot-speed',
      {
        history: [
          earlier('person', 60_000),
          earlier('customer', 59_000),
          earlier('person', 30_000),
          earlier('customer', 29_000),
        ],
      },
    ],
  ] satisfies [string, Partial<AutoAnswerInput>][])('is not given: %s', (reason, more) =>
    expect(decide(more)).toEqual({ kind: 'silent', reason }),
  );

  it('is given in quiet hours to somebody who has just written, and again after a person has answered', () => {
    expect(decide({ quietNow: true, shopOpen: false })).toMatchObject({ which: 'away' });
    const history = [earlier('auto', 90 * minute), earlier('person', 80 * minute)];
    expect(decide({ history, shopOpen: false })).toMatchObject({ which: 'away' });
  });
});
