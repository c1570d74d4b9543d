import { execFileSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { requestExample, type SampleVisit } from './request-examples.ts';
import { inAWeek, visitOf } from './sample-visit.ts';

const address = 'https://linde.example/hooks/bookings/s3cret';
const visit: SampleVisit = {
  externalId: 'R-1',
  contact: { name: 'Анна O’Neil', phone: '+49 151 12345678' },
  service: "Woman's haircut",
  startsAt: '2026-11-21T15:00:00+01:00',
};

test('the example for the terminal hands over the address and the visit as they are', () => {
  const shell = requestExample('curl', address, visit).replace('curl', `printf '%s\\n'`);
  const words = execFileSync('/bin/sh', ['-c', shell], { encoding: 'utf8' });
  const [head, json] = words.split('\n-d\n');
  expect(head?.split('\n')).toEqual(['-X', 'POST', address, '-H', 'Content-Type: application/json']);
  expect(JSON.parse(json ?? '')).toEqual(visit);
});

test('the example in JavaScript does the same', async () => {
  const asked: [string, RequestInit][] = [];
  const answer = { status: 202, text: () => Promise.resolve('') };
  const source = requestExample('javascript', address, visit);
  // The example is what is tested; it is made of our own words.
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
  await new Function('fetch', 'console', `return (async () => {${source}})()`)(
    (url: string, init: RequestInit) => {
      asked.push([url, init]);
      return Promise.resolve(answer);
    },
    { log: () => undefined },
  );
  expect(asked).toEqual([
    [
      address,
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(visit) },
    ],
  ]);
});

test('the example for PowerShell sends bytes of a text in which nothing is replaced', () => {
  const lines = requestExample('powershell', address, visit).split('\n');
  const end = lines.indexOf("'@");
  expect([lines[0], lines[end + 1]]).toEqual([
    "$visit = @'",
    `Invoke-RestMethod -Method Post -Uri '${address}' \``,
  ]);
  expect(JSON.parse(lines.slice(1, end).join('\n'))).toEqual(visit);
});

test.each([
  ['Europe/Berlin', '2026-07-01', '2026-07-01T15:00:00+02:00'],
  ['America/St_Johns', '2026-12-01', '2026-12-01T15:00:00-03:30'],
  ['Asia/Kolkata', '2026-12-01', '2026-12-01T15:00:00+05:30'],
  ['UTC', '2026-12-01', '2026-12-01T15:00:00+00:00'],
])('a visit in %s is told by the wall of that place', (timeZone, day, startsAt) => {
  const draft = { phone: ' +49 151 1 ', name: 'Anna ', service: 'Cut', day, time: '15:00' };
  expect(visitOf(draft, timeZone, 'trial-1')).toEqual({
    externalId: 'trial-1',
    contact: { name: 'Anna', phone: '+49 151 1' },
    service: 'Cut',
    startsAt,
  });
  expect(visitOf({ ...draft, day: '' }, timeZone, 'trial-1')).toBeNull();
});

test('the sample is three in the afternoon in a week, as the shop counts days', () => {
  expect(inAWeek(Date.parse('2026-11-21T20:30:00Z'), 'Asia/Yekaterinburg')).toEqual({
    day: '2026-11-29',
    time: '15:00',
  });
});
