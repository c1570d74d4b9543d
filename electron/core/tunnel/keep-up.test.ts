import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { fakeClock, type FakeClock } from '#test/support/clock.ts';
import { silentLog } from '#test/support/log.ts';

import { breathe } from '../platform/sleep.ts';
import type { Carrier, Opening, Trouble } from './carriers/carrier.ts';
import type { ProofOutcome } from './judge-proof.ts';
import { keepUp, type KeptUp, type Told } from './keep-up.ts';

const [second, minute] = [1_000, 60_000];
const url = 'https://some-words.example';

/** A carrier that does what the test says next. */
type Script = {
  openings: (Trouble | string)[];
  proof: ProofOutcome;
  readonly closed: string[];
  end: (trouble: Trouble) => void;
};

let clock: FakeClock;
let script: Script;
let told: string[];
let kept: KeptUp;

function carrierOf(more: Partial<Carrier>): Carrier {
  return {
    ...{ kind: 'localtunnel', isGiven: false, makesNames: false },
    open(): Promise<Opening> {
      const next = script.openings.shift() ?? url;
      if (typeof next !== 'string') return Promise.resolve({ kind: 'failed', ...next });
      const { promise, resolve } = Promise.withResolvers<Trouble>();
      script.end = resolve;
      const close = () => Promise.resolve(void script.closed.push(next));
      return Promise.resolve({ kind: 'open', url: next, notice: null, ended: promise, close });
    },
    ...more,
  };
}

function begin(more: Partial<Carrier> = {}, lastEventAt: number | null = null): void {
  const carrier = carrierOf(more);
  kept = keepUp({
    clock,
    random: { fraction: () => 0.5 },
    log: silentLog(),
    ingressUrl: 'http://127.0.0.1:8000',
    choose: () => carrier,
    prove: () => Promise.resolve({ outcome: script.proof, tookMs: 40 }),
    hasNetwork: () => true,
    lastEventAt: () => lastEventAt,
    tell: (what) => told.push(inShort(what)),
  });
}

function inShort(what: Told): string {
  const seconds = Math.round(clock.monotonic() / second);
  switch (what.kind) {
    case 'starting':
      return `${seconds} starting`;
    case 'up':
      return `${seconds} up ${what.url}`;
    case 'down':
      return `${seconds} down ${what.reason} +${Math.round((what.retryAt - clock.now()) / second)}`;
    case 'proved':
      return `${seconds} ${what.judgement.state} ${what.judgement.reason ?? '-'}`;
  }
}

/** Lets time pass, second by second, with what happens in between. */
async function pass(ms: number): Promise<void> {
  await breathe();
  for (let gone = 0; gone < ms; gone += second) {
    clock.advance(second);
    await breathe();
  }
}

beforeEach(() => {
  clock = fakeClock();
  told = [];
  script = { openings: [], proof: { kind: 'came-back' }, closed: [], end: () => undefined };
});
afterEach(async () => {
  await kept.stop();
  expect(clock.waiting).toBe(0);
});

describe('an address that works', () => {
  test('is proved every minute', async () => {
    begin();
    await pass(2 * minute);
    expect(told).toEqual(['0 starting', `0 up ${url}`, '0 works -', '60 works -', '120 works -']);
  });

  test('is proved at once when the computer wakes up', async () => {
    begin();
    await pass(10 * second);
    kept.knock();
    await pass(2 * second);
    expect(told.slice(3)).toEqual(['10 works -']);
  });

  test('is proved soon after a sleep in which no timer moved', async () => {
    begin();
    await pass(second);
    clock.jump(60 * minute);
    await pass(30 * second);
    expect(told.slice(3)).toEqual(['30 works -']);
  });

  test('that ends is begun anew a second later, and closed before', async () => {
    begin();
    await pass(90 * second);
    script.openings = ['https://other-words.example'];
    script.end({ reason: 'server-unreachable', detail: 'ECONNREFUSED' });
    await pass(2 * second);
    expect(told.slice(4)).toEqual([
      '90 down server-unreachable +1',
      '91 starting',
      '91 up https://other-words.example',
      '91 works -',
    ]);
    expect(script.closed).toEqual([url]);
  });
});

describe('an address that does not lead here', () => {
  test('is given up after two proofs in a row', async () => {
    begin();
    script.proof = { kind: 'answered', status: 404 };
    await pass(31 * second);
    expect(told).toEqual([
      '0 starting',
      `0 up ${url}`,
      '0 broken another-answers',
      '30 broken another-answers',
      '30 down another-answers +1',
      '31 starting',
      `31 up ${url}`,
      '31 broken another-answers',
    ]);
    expect(script.closed).toEqual([url]);
  });

  test('is kept when it was set up elsewhere', async () => {
    begin({ kind: 'own-domain', isGiven: true });
    script.proof = { kind: 'answered', status: 404 };
    await pass(90 * second);
    expect(told.filter((line) => line.includes('down'))).toEqual([]);
    script.proof = { kind: 'came-back' };
    await pass(30 * second);
    expect(told.at(-1)).toBe('120 works -');
  });

  test('counts as working while events come in, where this computer cannot reach itself from outside', async () => {
    script.proof = { kind: 'silent', code: 'ETIMEDOUT' };
    begin({ kind: 'own-domain', isGiven: true }, clock.now());
    await pass(16 * minute);
    expect(told.at(2)).toBe('0 works not-from-here');
    expect(told.at(-1)).toBe('960 unknown not-from-here');
    expect(script.closed).toEqual([]);
  });

  test('gets time when its name was just made', async () => {
    begin({ kind: 'cloudflare-quick', makesNames: true });
    script.proof = { kind: 'silent', code: 'ENOTFOUND' };
    await pass(8 * second);
    script.proof = { kind: 'came-back' };
    await pass(4 * second);
    expect(told.slice(2)).toEqual(['0 unknown starting', '5 unknown starting', '10 works -']);
  });

  test('is not begun anew for it while the computer has no network', async () => {
    begin();
    script.proof = { kind: 'silent', code: 'ENETUNREACH' };
    await pass(2 * minute);
    expect(told.filter((line) => line.includes('down'))).toEqual([]);
  });
});

describe('a carrier that does not start', () => {
  test('is tried again and again, with longer and longer waits', async () => {
    script.openings = Array.from({ length: 20 }, () => ({ reason: 'server-refused', detail: 'HTTP 503' }));
    begin();
    await pass(20 * minute);
    const waits = told.flatMap((line) => /\+(\d+)$/.exec(line)?.[1] ?? []);
    expect(waits).toEqual(['1', '2', '4', '8', '16', '32', '64', '128', '256', '300', '300', '300']);
  });

  test('is tried at once when the network is back, and soon after a sleep', async () => {
    script.openings = Array.from({ length: 9 }, () => ({ reason: 'offline', detail: null }));
    begin();
    await pass(3 * minute);
    const before = told.length;
    kept.knock();
    await pass(second);
    expect(told.slice(before)).toEqual(['180 starting', '180 down offline +256']);
    clock.jump(10 * minute);
    await pass(30 * second);
    expect(told.at(-1)).toMatch(/ works -$/);
  });
});

test('nothing is told any more once it is stopped, whatever comes to light then', async () => {
  const opening = Promise.withResolvers<Opening>();
  begin({ open: () => opening.promise });
  await pass(second);
  const stopped = kept.stop();
  let isClosed = false;
  const close = () => Promise.resolve(void (isClosed = true));
  opening.resolve({ kind: 'open', url, notice: null, ended: new Promise(() => undefined), close });
  await stopped;
  expect({ told, isClosed }).toEqual({ told: ['0 starting'], isClosed: true });
});

test('a mistake of ours ends an attempt, not the looking after', async () => {
  let opened = 0;
  const open = (): Promise<Opening> => {
    opened += 1;
    if (opened === 1) return Promise.reject(new Error('too many open files'));
    const close = () => Promise.resolve(void script.closed.push(url));
    return Promise.resolve({ kind: 'open', url, notice: null, ended: new Promise(() => undefined), close });
  };
  begin({ open });
  await pass(second);
  expect(told).toEqual(['0 starting', '0 down no-answer +1', '1 starting', `1 up ${url}`, '1 works -']);
  Object.defineProperty(script, 'proof', {
    get() {
      throw new Error('no answer of any kind');
    },
  });
  await pass(minute);
  expect(told.slice(5)).toEqual(['61 down no-answer +2']);
  expect(script.closed).toEqual([url]);
});

test('an event that came in before the clock was set back shows nothing', async () => {
  script.proof = { kind: 'silent', code: 'ETIMEDOUT' };
  begin({ kind: 'own-domain', isGiven: true }, clock.now() + minute);
  await pass(second);
  expect(told[2]).toBe('0 unknown not-from-here');
});
