import { expect, it } from 'vitest';

import { readActivation, type Activation } from './activation.ts';

it.each<[Activation, ReturnType<typeof readActivation>]>([
  [
    { type: 'click', arguments: 'type=click&tag=chat-1' },
    { id: 'chat-1', answer: { kind: 'click' } },
  ],
  [
    { type: 'action', arguments: 'type=action&action=1&tag=chat-1&group=g', actionIndex: 1 },
    { id: 'chat-1', answer: { kind: 'button', index: 1 } },
  ],
  [
    { type: 'reply', arguments: 'type=reply&tag=chat-1', reply: 'yes & no' },
    { id: 'chat-1', answer: { kind: 'reply', text: 'yes & no' } },
  ],
  [
    { type: 'click', arguments: '' },
    { id: '', answer: { kind: 'click' } },
  ],
  [
    { type: 'of-tomorrow', arguments: 'tag=unknown' },
    { id: 'unknown', answer: { kind: 'click' } },
  ],
])('%o', (activation, expected) => {
  expect(readActivation(activation)).toEqual(expected);
});
