import { describe, expect, it } from 'vitest';

import { createPart } from './part.ts';

const View = () => null;

describe('a part of the page', () => {
  it('is fetched once, and is there at once for whoever comes later', async () => {
    let fetched = 0;
    const part = createPart(() => {
      fetched += 1;
      return Promise.resolve(View);
    });
    expect(part.state()).toEqual({ kind: 'waiting' });
    expect(await Promise.all([part.load(), part.load()])).toEqual([true, true]);
    expect(part.state()).toEqual({ kind: 'here', view: View });
    expect(await part.load()).toBe(true);
    expect(fetched).toBe(1);
  });

  it('that could not be fetched is fetched anew when it is asked for again', async () => {
    const answers = [() => Promise.reject(new Error('away')), () => Promise.resolve(View)];
    const part = createPart(() => answers.shift()?.() ?? Promise.reject(new Error('asked too often')));
    const seen: unknown[] = [];
    const stop = part.subscribe(() => seen.push(part.state()));
    expect(await part.load()).toBe(false);
    expect(await part.load()).toBe(true);
    stop();
    expect(seen).toEqual([
      { kind: 'failed', isTrying: false },
      { kind: 'failed', isTrying: true },
      { kind: 'here', view: View },
    ]);
  });
});
