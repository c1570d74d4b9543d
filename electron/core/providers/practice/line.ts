import { saying } from '#shared/domain/saying/saying.ts';

import type { Clock, Random } from '../../platform/ports.ts';
import { breathe, sleep } from '../../platform/sleep.ts';
import type {
  Connection,
  ConnectionContext,
  Deliver,
  OutgoingMessage,
  SendOutcome,
  SettleAnswer,
} from '../provider.ts';
import { createAgenda, type Agenda } from './agenda.ts';
import { answerTo } from './answers.ts';
import { bodyChat, encodeBody, type PracticeBody } from './body.ts';
import { chatIdOf, customerOf, customers, type Customer } from './customers.ts';
import { dueAfter, nextOccasion, occasions } from './daily.ts';
import { historyBodies } from './history.ts';
import { practiceMedia } from './media.ts';
import { text, type Say } from './script.ts';

/** An event newer than this after the number was added is proof that its history has been told in full. */
const historyTakes = 30_000;
/** How long a body that could not be stored (a full disk) waits before it is offered again. */
const storeRetry = 5_000;

type Parts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly agenda: Agenda;
  /** What each customer said last, so that nobody repeats themselves. */
  readonly lastWords: Map<string, string>;
};

/** One practice number: customers who live by the clock port and answer what is sent to them. */
export function openLine(context: ConnectionContext<unknown, unknown>): Connection {
  const { clock, random } = context;
  const parts: Parts = { clock, random, agenda: createAgenda(clock), lastWords: new Map() };
  const sent = new Map<string, { to: string; text: string; at: number }>();
  const tried = new Set<string>();
  let sends = 0;
  return {
    send(message, signal) {
      if (signal.aborted) return Promise.resolve(interrupted());
      const customer = customerOf(message.to);
      const refusal = refusalOf(customer, message, tried, sends);
      if (customer?.line === 'patchy' && refusal === null) sends += 1;
      if (!customer || refusal !== null) return Promise.resolve(refusal ?? nobody());
      const id = `practice-out-${random.hex(8)}`;
      sent.set(id, { to: message.to, text: message.text, at: clock.now() });
      scheduleReaction(parts, customer, id, message);
      return Promise.resolve({ kind: 'accepted', providerMessageId: id });
    },
    settle(query) {
      const found = [...sent].find(
        ([id, item]) =>
          item.to === query.to &&
          item.text === query.text &&
          item.at >= query.attemptedAt &&
          !query.taken.has(id),
      );
      const answer: SettleAnswer = found
        ? { kind: 'found', providerMessageId: found[0] }
        : { kind: 'not-found' };
      return Promise.resolve(answer);
    },
    check: () =>
      Promise.resolve({
        state: 'works',
        detail: null,
        account: null,
        checks: [{ name: 'practice', state: 'works', detail: saying('practice') }],
      }),
    markRead: () => Promise.resolve(),
    readMedia: practiceMedia,
    mayFetch: () => false,
    async listen(deliver, report, signal) {
      report('works', null);
      const elapsed = clock.now() - context.createdAt;
      await tellHistory(context, deliver, signal);
      scheduleOccasion(parts, context.createdAt, nextOccasion(elapsed));
      for (let entry = await parts.agenda.next(signal); entry; entry = await parts.agenda.next(signal)) {
        await deliverSurely(clock, deliver, entry.happen(), signal);
      }
    },
  };
}

/** Tells the past once. After a crash in the middle it is told again from the beginning: the ids are the same. */
async function tellHistory(
  context: ConnectionContext<unknown, unknown>,
  deliver: Deliver,
  signal: AbortSignal,
): Promise<void> {
  const { createdAt, lastEventAt, clock } = context;
  if (lastEventAt !== null && lastEventAt >= createdAt + historyTakes) return;
  for (const body of historyBodies(createdAt)) {
    if (signal.aborted) return;
    await deliverSurely(clock, deliver, encodeBody(body), signal);
    await breathe();
  }
}

async function deliverSurely(
  clock: Clock,
  deliver: Deliver,
  body: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await deliver('practice', body);
      return;
    } catch {
      // The journal has said why in the log; until it can store again the line holds its breath, as a real one would.
      await sleep(clock, storeRetry, signal);
    }
  }
}

/** Why a message does not go, or null. The owner is to see both honest failures: one for good, one that passes. */
function refusalOf(
  customer: Customer | null,
  message: OutgoingMessage,
  tried: Set<string>,
  sends: number,
): SendOutcome | null {
  if (!customer) return nobody();
  if (customer.line === 'gone') {
    return {
      kind: 'failed',
      failure: { code: 'not-on-whatsapp', detail: null },
    };
  }
  if (customer.line === 'patchy' && sends % 2 === 0 && !tried.has(message.outboxId)) {
    tried.add(message.outboxId);
    return {
      kind: 'retry',
      failure: { code: 'provider-unreachable', detail: null },
      afterMs: 5_000,
    };
  }
  return null;
}

function nobody(): SendOutcome {
  return {
    kind: 'failed',
    failure: { code: 'invalid-recipient', detail: null },
  };
}

function interrupted(): SendOutcome {
  return { kind: 'retry', failure: { code: 'interrupted', detail: null }, afterMs: null };
}

/** The ticks climb, and the customer answers after reading; a second message before the answer takes both together. */
function scheduleReaction(parts: Parts, customer: Customer, id: string, message: OutgoingMessage): void {
  const { clock, random, agenda } = parts;
  const chat = bodyChat(customer);
  const now = clock.now();
  const delivered = now + 700 + 600 * random.fraction();
  const read = now + 3_000 + 5_000 * random.fraction();
  const answered = Math.max(read + 2_500, now + 6_000 + 14_000 * random.fraction());
  for (const [at, status] of [
    [now + 50, 'sent'],
    [delivered, 'delivered'],
    [read, 'read'],
  ] as const) {
    agenda.add({
      at,
      key: `status ${id}`,
      happen: () => encodeBody({ event: 'status', id, at: Math.round(clock.now()), chat, status }),
    });
  }
  const key = `answer ${chat.id}`;
  agenda.remove(key);
  agenda.add({
    at: answered,
    key,
    happen: () => {
      const answer = answerTo(
        message.text,
        customer,
        random.fraction(),
        parts.lastWords.get(customer.key) ?? null,
      );
      if (answer.kind === 'reaction') {
        return encodeBody({ event: 'reaction', id, at: Math.round(clock.now()), chat, emoji: answer.emoji });
      }
      parts.lastWords.set(customer.key, answer.text);
      return encodeBody(
        messageBody(customer, `practice-in-${random.hex(8)}`, text(answer.text), clock.now()),
      );
    },
  });
}

/** Puts one occasion on the agenda; its last message puts on the next one. */
function scheduleOccasion(parts: Parts, createdAt: number, position: number): void {
  const { clock, random, agenda } = parts;
  const occasion = occasions[position % occasions.length];
  const customer = customers.find(({ key }) => key === occasion?.from);
  if (!occasion || !customer) return;
  const start = createdAt + dueAfter(position) + (position === 0 ? 2_000 : 40_000) * random.fraction();
  occasion.says.forEach((say, line) => {
    agenda.add({
      at: Math.max(start, clock.now()) + line * 7_000,
      key: 'occasion',
      happen: () => {
        if (line === occasion.says.length - 1) scheduleOccasion(parts, createdAt, position + 1);
        return encodeBody(messageBody(customer, `practice-day-${position}-${line}`, say, clock.now()));
      },
    });
  });
}

function messageBody(customer: Customer, id: string, say: Say, at: number): PracticeBody {
  return {
    event: 'message',
    id,
    at: Math.round(at),
    chat: { ...bodyChat(customer), id: chatIdOf(customer) },
    from: 'customer',
    content: say.content,
    mediaUrl: say.mediaUrl,
    quoted: null,
    status: null,
  };
}
