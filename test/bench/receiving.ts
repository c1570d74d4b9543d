import { createJournal } from '#core/journal/journal.ts';
import { systemClock, systemRandom } from '#core/platform/system.ts';
import { message, phoneChat } from '#test/support/events.ts';
import { silentLog } from '#test/support/log.ts';
import { openReceivingDesk } from '#test/support/receiving-desk.ts';
import { addChannel, temporaryStore } from '#test/support/store.ts';

import { timed, type Measurement } from './measurement.ts';
import { openRawTable } from './raw-table.ts';

const parallel = 64;
const rounds = 40;
const applied = 2_000;

/** A body of the size that providers send. */
const body = Buffer.from(
  JSON.stringify({ typeWebhook: 'incomingMessageReceived', filling: 'x'.repeat(900) }),
);

/** Group commit: 64 requests that wait at the same time, against SQLite alone with one fsync for each row, and with one for all. */
export async function benchJournal(): Promise<Measurement[]> {
  const temporary = temporaryStore();
  const raw = openRawTable(temporary.folder);
  const clock = systemClock();
  const channelId = addChannel(temporary.store);
  const journal = createJournal({
    store: temporary.store,
    clock,
    random: systemRandom(clock),
    log: silentLog(),
    onStored: () => undefined,
  });
  try {
    const total = parallel * rounds;
    const receiveRound = () =>
      Promise.all(
        Array.from({ length: parallel }, () => journal.receive({ channelId, source: 'webhook', body })),
      );
    await receiveRound();
    const ours = await timed(async () => {
      for (let round = 0; round < rounds; round += 1) await receiveRound();
    });
    const single = await timed(() => {
      for (let row = 0; row < total; row += 1) raw.insertDurably(body);
    });
    const together = await timed(() => raw.insertTogether(Array.from({ length: total }, () => body)));
    const rate = (milliseconds: number) => (total / milliseconds) * 1000;
    const line = { name: 'journal, 64 waiting', unit: 'rows/s', ours: rate(ours) } as const;
    return [
      { ...line, floor: rate(single), floorName: 'raw insert, one fsync for each row' },
      { ...line, floor: rate(together), floorName: 'raw insert, one fsync for all' },
    ];
  } finally {
    await journal.stop();
    raw.close();
    temporary.close();
  }
}

/** From the stored body to the chat: identity, message, list line, waiting state, fate; one transaction for each. */
export async function benchInbound(): Promise<Measurement[]> {
  const desk = openReceivingDesk();
  const raw = openRawTable(desk.folder);
  try {
    const events = Array.from({ length: applied }, (_, count) =>
      message(
        phoneChat(String(79990000000 + (count % 100))),
        `M${count}`,
        count,
        'Добрый день, можно записаться на завтра?',
      ),
    );
    const ours = await timed(() => desk.receive(events));
    const bodies = events.map((event) => Buffer.from(JSON.stringify([event])));
    const single = await timed(() => {
      for (const one of bodies) raw.insertDurably(one);
    });
    const rate = (milliseconds: number) => (applied / milliseconds) * 1000;
    return [
      {
        name: 'inbound, 2,000 messages of 100 chats',
        unit: 'rows/s',
        ours: rate(ours),
        floor: rate(single),
        floorName: 'raw insert of the body, one fsync for each row',
      },
    ];
  } finally {
    raw.close();
    await desk.close();
  }
}
