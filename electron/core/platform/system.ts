import { randomBytes } from 'node:crypto';

import type { Clock, Random } from './ports.ts';

/** The computer's clock. Timers are unreferenced by nobody: the owner stops what it started. */
export function systemClock(): Clock {
  return {
    // oxlint-disable-next-line eslint/no-restricted-properties -- this is the clock port
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(delay, callback) {
      // setTimeout treats more than 2^31-1 ms as 0; nothing here waits that long.
      // oxlint-disable-next-line eslint/no-restricted-globals -- this is the clock port
      const timer = setTimeout(callback, Math.max(0, Math.min(delay, 2 ** 31 - 1)));
      return () => clearTimeout(timer);
    },
  };
}

/** The computer's randomness; ids are UUIDs of version 7 (RFC 9562, section 5.7). */
export function systemRandom(clock: Clock): Random {
  const take = bytesFromPool();
  return {
    id() {
      const bytes = take(16);
      bytes.writeUIntBE(clock.now(), 0, 6);
      bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
      bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
      const hex = bytes.toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
        '-',
      );
    },
    hex: (count) => randomBytes(count).toString('hex'),
    fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
  };
}

/** One call of the system for many ids: planning a shop makes tens of thousands. Each byte is given out once. */
function bytesFromPool(): (count: number) => Buffer {
  const size = 4096;
  let pool = Buffer.alloc(0);
  return (count) => {
    if (pool.length < count) pool = randomBytes(size);
    const taken = pool.subarray(0, count);
    pool = pool.subarray(count);
    return taken;
  };
}
