import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createProbing, restBefore } from './probing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const asked: string[] = [];
  const shown: unknown[] = [];
  const pending: { resolve: (answer: string) => void; reject: (error: Error) => void }[] = [];
  const probing = createProbing<string, string>({
    ask: (input) => {
      asked.push(input);
      return new Promise((resolve, reject) => pending.push({ resolve, reject }));
    },
    show: (now) => shown.push(now),
  });
  const rest = () => vi.advanceTimersByTimeAsync(restBefore);
  const answer = async (text: string) => {
    pending.shift()?.resolve(text);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { probing, asked, shown, pending, rest, answer };
}

describe('keys that are typed', () => {
  it('are asked about once they rest, and only as they are then', async () => {
    const { probing, asked, shown, rest, answer } = start();
    probing.want('a');
    await vi.advanceTimersByTimeAsync(restBefore - 1);
    probing.want('ab');
    await vi.advanceTimersByTimeAsync(restBefore - 1);
    expect(asked).toEqual([]);
    await rest();
    expect(asked).toEqual(['ab']);
    await answer('fits');
    expect(shown).toEqual([{ isAsking: true }, { input: 'ab', answer: 'fits' }, { isAsking: false }]);
  });

  it('are never asked about twice at the same time: the newest waits for the answer', async () => {
    const { probing, asked, rest, answer } = start();
    probing.want('a');
    await rest();
    probing.want('b');
    await rest();
    probing.want('c');
    await rest();
    expect(asked).toEqual(['a']);
    await answer('no');
    expect(asked).toEqual(['a', 'c']);
  });

  it('are not asked about again when nothing changed', async () => {
    const { probing, asked, rest, answer } = start();
    probing.want('a');
    await rest();
    await answer('no');
    probing.want('a');
    await rest();
    probing.want('b');
    probing.want('a');
    await rest();
    expect(asked).toEqual(['a']);
  });

  it('may be asked about again when nobody answered', async () => {
    const { probing, asked, shown, pending, rest } = start();
    probing.want('a');
    await rest();
    pending.shift()?.reject(new Error('gone'));
    await vi.advanceTimersByTimeAsync(0);
    expect(shown.at(1)).toEqual({ input: 'a', answer: null });
    probing.want('b');
    probing.want('a');
    await rest();
    expect(asked).toEqual(['a', 'a']);
  });

  it('are forgotten when the form is left', async () => {
    const { probing, asked, shown, rest, answer } = start();
    probing.want('a');
    await rest();
    probing.stop();
    await answer('fits');
    probing.want('b');
    expect(shown).toEqual([{ isAsking: true }]);
    expect(asked).toEqual(['a']);
  });
});
