import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ConversationId } from '#shared/domain/ids.ts';
import { line2, minute, openDesk, second, type Desk } from '#test/support/sending/desk.ts';

import type { SendOutcome } from '../providers/provider.ts';
import { settleByEcho } from './settle.ts';

/** What can happen to a shop, in any order. */
type Step =
  | { kind: 'send'; chat: number }
  | {
      kind: 'answer';
      line: number;
      outcome: 'accepted' | 'retry' | 'slow-down' | 'wait' | 'failed' | 'unknown';
    }
  | { kind: 'crash' }
  | { kind: 'wake' }
  | { kind: 'pass'; seconds: number }
  | { kind: 'connection'; line: number; works: boolean }
  | { kind: 'echo'; chat: number }
  | { kind: 'history'; found: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('send' as const), chat: fc.nat(2) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      line: fc.nat(1),
      outcome: fc.constantFrom('accepted', 'retry', 'slow-down', 'wait', 'failed', 'unknown'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'crash' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'wake' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.nat(90) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('connection' as const), line: fc.nat(1), works: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('echo' as const), chat: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('history' as const), found: fc.boolean() }) },
);

function outcomeOf(kind: Extract<Step, { kind: 'answer' }>['outcome'], id: string): SendOutcome {
  switch (kind) {
    case 'accepted':
      return { kind, providerMessageId: id };
    case 'retry':
      return { kind, failure: { code: 'provider-unreachable', detail: null }, afterMs: null };
    case 'slow-down':
      return { kind: 'retry', failure: { code: 'rate-limited', detail: null }, afterMs: 30 * second };
    case 'wait':
      return { kind, failure: { code: 'signed-out', detail: null }, connection: 'signed-out' };
    case 'failed':
      return { kind, failure: { code: 'not-on-whatsapp', detail: null } };
    case 'unknown':
      return { kind, failure: { code: 'no-answer', detail: null } };
  }
}

/** A desk whose every answer the test gives, with a memory of what may never happen again. */
function shop(desk: Desk) {
  const chats: ConversationId[] = [desk.chat('anna'), desk.chat('boris'), desk.chat('clara', line2)];
  const lines = [desk.line, desk.otherLine];
  for (const line of lines) line.script(...Array.from({ length: 400 }, () => 'hold' as const));
  /** Message number in its chat by outbox id. */
  const places = new Map<string, { chat: number; place: number; text: string }>();
  /** Messages that may have gone out: a further call of `send` for one would be a second message to a customer. */
  const mayHaveGone = new Set<string>();
  let count = 0;
  let seen = [0, 0];

  const check = () => {
    lines.forEach((line, index) => {
      expect(line.held.length, 'sends in flight on one number').toBeLessThanOrEqual(1);
      for (const { message } of line.sends.slice(seen[index])) {
        expect(mayHaveGone, 'sent although it may have gone out').not.toContain(message.outboxId);
        const mine = places.get(message.outboxId)!;
        const latest = lines
          .flatMap(({ sends }) => sends)
          .map(({ message: sent }) => places.get(sent.outboxId)!);
        const furthest = Math.max(
          ...latest.filter(({ chat }) => chat === mine.chat).map(({ place }) => place),
        );
        expect(mine.place, 'the newest of its chat so far').toBe(furthest);
      }
    });
    seen = lines.map(({ sends }) => sends.length);
  };

  const run = async (what: Step): Promise<void> => {
    switch (what.kind) {
      case 'send': {
        count += 1;
        const text = `message ${count}`;
        const place = [...places.values()].filter(({ chat }) => chat === what.chat).length;
        places.set(desk.send(chats[what.chat]!, text), { chat: what.chat, place, text });
        return;
      }
      case 'answer': {
        const [held] = lines[what.line]!.held;
        if (!held) return;
        count += 1;
        if (what.outcome === 'accepted' || what.outcome === 'unknown') mayHaveGone.add(held.message.outboxId);
        held.answer(outcomeOf(what.outcome, `A${count}`));
        return;
      }
      case 'crash':
        for (const { held } of lines) for (const { message } of held) mayHaveGone.add(message.outboxId);
        return desk.crash();
      case 'wake':
        return desk.sender.wake();
      case 'pass':
        return desk.advance(what.seconds * second);
      case 'connection':
        desk.setConnection(what.works ? 'works' : 'signed-out', what.line === 0 ? undefined : line2);
        return desk.sender.wake();
      case 'echo': {
        const handed = [...mayHaveGone].map((id) => places.get(id)!).find(({ chat }) => chat === what.chat);
        if (!handed) return;
        count += 1;
        const [conversationId, at] = [chats[what.chat]!, desk.clock.now()];
        desk.write((db) =>
          settleByEcho(db, { conversationId, providerMessageId: `E${count}`, text: handed.text, at }),
        );
        return;
      }
      case 'history':
        count += 1;
        for (const line of lines) {
          line.scriptHistory(
            what.found ? { kind: 'found', providerMessageId: `H${count}` } : { kind: 'not-found' },
          );
        }
    }
  };
  return {
    async play(steps: readonly Step[]) {
      for (const what of steps) {
        await run(what);
        await desk.settle();
        check();
      }
    },
    /** From here on everything works: what can go must go. */
    async finish() {
      for (const id of [undefined, line2]) desk.setConnection('works', id);
      for (let round = 0; round < 200; round += 1) {
        await desk.advance(minute);
        check();
        const held = lines.flatMap((line) => line.held);
        for (const send of held) {
          mayHaveGone.add(send.message.outboxId);
          count += 1;
          send.answer({ kind: 'accepted', providerMessageId: `A${count}` });
        }
        await desk.settle();
        check();
        const waiting = [...places.keys()].some((id) => {
          const { state } = desk.look(id as never);
          return state === 'scheduled' || state === 'sending';
        });
        if (!waiting) return;
      }
      throw new Error('Something waits for ever.');
    },
  };
}

test('whatever happens, nothing that may have gone out is sent again, a chat keeps its order, and nothing waits for ever', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const desk = openDesk();
      try {
        const story = shop(desk);
        await story.play(steps);
        await story.finish();
      } finally {
        await desk.close();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
