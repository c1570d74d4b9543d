import type { Client, Transport } from '#shared/api/client.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import type { Change, EventFrame } from '#shared/api/events.ts';

/**
 * The typed client of a page. The host has checked every answer against the contract before it left, and it serves this
 * page too: a second check here would make each window load and build all schemas anew.
 */
export function createPageClient(transport: Transport): Client {
  return {
    async call(name, input) {
      return (await transport.call(name, input)) as CallOutput<typeof name>;
    },
    listen(onFrame, onConnection) {
      return transport.listen((frame) => {
        if (isFrame(frame)) onFrame(frame);
      }, onConnection);
    },
  };
}

/** Of a host that has learnt more than this page: passed over, and the gap in the sequence makes the page ask for everything. */
function isFrame(frame: unknown): frame is EventFrame {
  if (!isRecord(frame)) return false;
  if (frame.kind === 'hello') return true;
  return frame.kind === 'changes' && Array.isArray(frame.changes) && frame.changes.every(isKnownChange);
}

function isKnownChange(change: unknown): boolean {
  return isRecord(change) && typeof change.topic === 'string' && Object.hasOwn(topics, change.topic);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const topics: Readonly<Record<Change['topic'], true>> = {
  conversation: true,
  messages: true,
  contact: true,
  channel: true,
  outbox: true,
  journal: true,
  settings: true,
  sending: true,
  bookings: true,
  sources: true,
  templates: true,
  rules: true,
  replies: true,
  notices: true,
  tunnel: true,
  'meta-templates': true,
  disk: true,
  incoming: true,
};
