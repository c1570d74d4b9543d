import { describe, expect, it } from 'vitest';

import { asId } from '#shared/domain/ids.ts';

import { sampleMessage } from '#test/support/inbox/samples.ts';
import { withAnswer, without, withOutgoing, type Outgoing } from './outgoing.ts';

const typed: Outgoing = {
  key: 'k1',
  message: sampleMessage({ id: asId('k1'), direction: 'out', status: 'queued' }),
};
const stored = [sampleMessage({ id: asId('a') })];
const ids = (items: readonly { id: string }[]) => items.map((item) => item.id);

describe('messages on their way', () => {
  it('stand at the end until they are loaded', () => {
    expect(ids(withOutgoing(stored, [typed]))).toEqual(['a', 'k1']);
  });

  it('take their real id when the core answers, and are shown once when loaded', () => {
    const answered = withAnswer([typed], 'k1', asId('b'));
    expect(ids(withOutgoing(stored, answered))).toEqual(['a', 'b']);
    expect(ids(withOutgoing([...stored, sampleMessage({ id: asId('b') })], answered))).toEqual(['a', 'b']);
  });

  it('leave when they are done', () => {
    expect(without([typed], 'k1')).toEqual([]);
    expect(withOutgoing(stored, [])).toBe(stored);
  });
});
