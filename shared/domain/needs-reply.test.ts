import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { afterChange, type WaitingChange, type WaitingState } from './needs-reply.ts';

const fresh: WaitingState = { needsReply: false, lastIncomingAt: 0, lastPhoneAnswerAt: 0 };
const incoming = (at: number): WaitingChange => ({ kind: 'incoming', at });
const phone = (at: number): WaitingChange => ({ kind: 'phone-answer', at });
const handled: WaitingChange = { kind: 'handled' };

const after = (...changes: WaitingChange[]) => changes.reduce(afterChange, fresh).needsReply;

describe('a chat waits for us', () => {
  it.each<[string, WaitingChange[], boolean]>([
    ['nothing has happened', [], false],
    ['the customer has written', [incoming(10)], true],
    ['the customer has written twice', [incoming(10), incoming(20)], true],
    ['answered on the phone', [incoming(10), phone(20)], false],
    ['answered on the phone within the same second', [incoming(10), phone(10)], false],
    ['the customer writes within the second of the answer', [phone(10), incoming(10)], true],
    ['answered on the phone, reported late', [phone(20), incoming(10)], false],
    ['an answer from before the question', [incoming(20), phone(10)], true],
    ['a message from before the answer arrives late', [incoming(10), phone(30), incoming(20)], false],
    ['the customer writes again after the answer', [incoming(10), phone(20), incoming(30)], true],
    ['answered here', [incoming(10), handled], false],
    ['answered here, then the customer writes again', [incoming(10), handled, incoming(20)], true],
    [
      'answered here, with a computer clock far ahead, then the customer writes again',
      [incoming(10), handled, incoming(11)],
      true,
    ],
    [
      'answered here, then an older answer on the phone is reported',
      [incoming(10), handled, phone(5)],
      false,
    ],
    ['only we have written', [phone(10)], false],
  ])('%s', (_case, changes, waits) => expect(after(...changes)).toBe(waits));

  it('the same whatever the order in which the provider reports', () => {
    const change = fc
      .tuple(fc.boolean(), fc.integer({ min: 1, max: 20 }))
      .map(([isIn, at]) => (isIn ? incoming(at) : phone(at)));
    // Of different seconds: within one, the order of arrival counts.
    const changes = fc
      .uniqueArray(change, { maxLength: 10, selector: (each) => (each.kind === 'handled' ? 0 : each.at) })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(changes, ([ordered, shuffled]) => {
        expect(shuffled.reduce(afterChange, fresh)).toEqual(ordered.reduce(afterChange, fresh));
      }),
    );
  });
});
