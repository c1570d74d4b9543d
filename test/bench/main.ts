import { temporaryStore } from '#test/support/store.ts';

import { fillBigStore } from './big-store.ts';
import { benchIdle } from './idle.ts';
import { ratioOf, tableOf, type Measurement } from './measurement.ts';
import { benchPlanning } from './planning.ts';
import { benchReading } from './reading.ts';
import { benchInbound, benchJournal } from './receiving.ts';
import { benchStart } from './starting.ts';
import { benchUsable } from './usable.ts';

/** Prints a table for people, then one line of JSON for machines. */

const measurements: Measurement[] = [
  ...(await benchJournal()),
  ...(await benchInbound()),
  ...(await benchPlanning()),
];

console.error('Filling a store with 100,000 messages …');
const big = temporaryStore();
try {
  const shop = fillBigStore(big.store, { chats: 2_000, messages: 100_000 });
  measurements.push(...benchReading(big.store, shop), ...(await benchStart(big.folder)));
  measurements.push(...(await benchUsable(big.folder)), ...(await benchIdle(big.folder)));
} finally {
  big.close();
}

console.log(tableOf(measurements));
console.log(
  JSON.stringify({
    node: process.versions.node,
    measurements: measurements.map((line) => ({ ...line, ratio: ratioOf(line) })),
  }),
);
