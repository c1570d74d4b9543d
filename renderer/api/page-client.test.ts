import { expect, it } from 'vitest';

import type { EventFrame } from '#shared/api/events.ts';
import { scriptedTransport } from '#test/support/scripted-transport.ts';

import { createPageClient } from './page-client.ts';

it('frames that this page knows pass; one of a newer host does not', () => {
  const transport = scriptedTransport({});
  const heard: EventFrame[] = [];
  const stop = createPageClient(transport).listen((frame) => heard.push(frame));
  transport.connect();
  transport.announce({ topic: 'settings' });
  // What a later version may send, and what nothing sends.
  for (const strange of [
    { kind: 'changes', sequence: 2, changes: [{ topic: 'weather' }] },
    { kind: 'changes', sequence: 3, changes: null },
    { kind: 'farewell' },
    null,
    'hello',
  ]) {
    transport.emit(strange as unknown as EventFrame);
  }
  stop();
  transport.announce({ topic: 'settings' });
  expect(heard).toEqual([
    { kind: 'hello', run: 'run-1', sequence: 0 },
    { kind: 'changes', sequence: 1, changes: [{ topic: 'settings' }] },
  ]);
});
