import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { saying, type Saying } from '#shared/domain/saying/saying.ts';

import { connectTo } from '#test/support/green-api/connect.ts';
import { startGreenApi, type GreenApiSimulator } from '#test/support/green-api/simulator.ts';
import type { SimulatedLine } from '#test/support/green-api/line.ts';

const vera = { phone: '79161234501', name: 'Vera' };

/** A listener that keeps what it was given, until `stop`. */
function startListening(
  line: SimulatedLine,
  options: { deliver?: () => Promise<void>; apiTokenInstance?: string } = {},
) {
  const bodies: unknown[] = [];
  const reports: [string, Saying | null][] = [];
  const stopping = new AbortController();
  const { apiTokenInstance } = options;
  const { connection } = connectTo(line, apiTokenInstance === undefined ? {} : { apiTokenInstance });
  const listening = connection.listen!(
    async (source, body) => {
      expect(source).toBe('poll');
      await options.deliver?.();
      bodies.push(JSON.parse(new TextDecoder().decode(body)));
    },
    (state, detail) => reports.push([state, detail]),
    stopping.signal,
  );
  return {
    bodies,
    reports,
    texts: () => bodies.map((body) => /"textMessage":"([^"]*)"/.exec(JSON.stringify(body))?.[1]),
    async stop() {
      stopping.abort();
      await listening;
    },
  };
}

let green: GreenApiSimulator;
let line: SimulatedLine;
let listener: ReturnType<typeof startListening> | null = null;
beforeEach(async () => {
  green = await startGreenApi();
  line = green.addInstance();
});
afterEach(async () => {
  await listener?.stop();
  listener = null;
  await green.stop();
});

describe('polling', () => {
  it('takes what waited and what comes, in order, and empties the queue', async () => {
    line.customerWrites(vera, 'one');
    line.customerWrites(vera, 'two');
    listener = startListening(line);
    await expect.poll(() => listener!.texts()).toEqual(['one', 'two']);
    line.customerWrites(vera, 'three');
    await expect.poll(() => listener!.texts()).toEqual(['one', 'two', 'three']);
    await expect.poll(() => line.queue.length).toBe(0);
    expect(listener.reports[0]).toEqual(['works', null]);
    expect(line.callsOf('receiveNotification')[0]!.query).toEqual({ receiveTimeout: '20' });
  });

  it('is not blocked by bodies that nobody understands', async () => {
    for (const body of [null, 'odd', 5, [], { typeWebhook: 'nonsense' }]) line.notifyRaw(body);
    line.customerWrites(vera, 'after all that');
    listener = startListening(line);
    await expect.poll(() => listener!.bodies.length).toBe(6);
    expect(listener.bodies.slice(0, 5)).toEqual([null, 'odd', 5, [], { typeWebhook: 'nonsense' }]);
    await expect.poll(() => line.queue.length).toBe(0);
  });

  it('acknowledges only what is stored', async () => {
    let isDiskFull = true;
    line.customerWrites(vera, 'one');
    listener = startListening(line, {
      deliver: () => (isDiskFull ? Promise.reject(new Error('disk full')) : Promise.resolve()),
    });
    await expect.poll(() => line.callsOf('receiveNotification').length).toBeGreaterThan(2);
    expect(line.callsOf('deleteNotification')).toEqual([]);
    isDiskFull = false;
    await expect.poll(() => listener!.texts()).toEqual(['one']);
    await expect.poll(() => line.queue.length).toBe(0);
  });

  it('repeats an acknowledgement that failed, and takes the same item again when it did not help', async () => {
    line.faults.next('deleteNotification', { kind: 'status', status: 502 }, 2);
    line.customerWrites(vera, 'one');
    listener = startListening(line);
    await expect.poll(() => line.queue.length).toBe(0);
    expect(listener.texts()).toEqual(['one']);
    line.faults.next('deleteNotification', { kind: 'reset' }, 4);
    line.customerWrites(vera, 'two');
    await expect.poll(() => listener!.texts()).toEqual(['one', 'two', 'two']);
    await expect.poll(() => line.queue.length).toBe(0);
  });

  it('goes on after every kind of trouble and tells when it works again', async () => {
    line.faults.next('receiveNotification', { kind: 'status', status: 502 }, 2);
    line.faults.next('receiveNotification', { kind: 'reset' });
    line.faults.next('receiveNotification', { kind: 'garbage' });
    line.faults.next('receiveNotification', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } });
    line.customerWrites(vera, 'one');
    listener = startListening(line);
    await expect.poll(() => listener!.texts(), { timeout: 10_000 }).toEqual(['one']);
    await expect.poll(() => listener!.reports.at(-1)).toEqual(['works', null]);
    expect(listener.reports.map(([state]) => state)).toEqual([
      'unreachable',
      'unreachable',
      'unknown',
      'unknown',
      'works',
    ]);
  });

  it('says nothing about one answer that was lost', async () => {
    line.faults.next('receiveNotification', { kind: 'reset' });
    line.customerWrites(vera, 'one');
    listener = startListening(line);
    await expect.poll(() => listener!.texts()).toEqual(['one']);
    await expect.poll(() => listener!.reports).toEqual([['works', null]]);
  });

  it('tells that the keys are wrong', async () => {
    listener = startListening(line, { apiTokenInstance: 'wrong' });
    await expect.poll(() => listener!.reports[0]?.[0]).toBe('keys-wrong');
  });

  it('tells that notifications go to a web address, and works once they do not', async () => {
    line.settings.webhookUrl = 'http://127.0.0.1:9/nobody';
    listener = startListening(line);
    await expect.poll(() => listener!.reports[0]).toEqual(['unknown', saying('pushed-elsewhere')]);
    line.settings.webhookUrl = '';
    line.customerWrites(vera, 'at last');
    await expect.poll(() => listener!.texts()).toEqual(['at last']);
  });

  it('stops at once while it waits for something to come', async () => {
    listener = startListening(line);
    await expect.poll(() => line.callsOf('receiveNotification').length).toBe(1);
    const startedAt = performance.now();
    await listener.stop();
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(listener.reports).toEqual([]);
  });
});
