import { describe, expect, it } from 'vitest';

import {
  afterEvent,
  firstDelay,
  nextDelay,
  nothingKnown,
  type UpdateEvent,
  type UpdateMemory,
  type UpdateRules,
} from './update-steps.ts';

const page = 'https://github.com/somebody/deskbell/releases';
const byItself: UpdateRules = { isByHand: false, page };
const byHand: UpdateRules = { isByHand: true, page };
const at = Date.UTC(2026, 2, 2, 9);
const checkedAt = '2026-03-02T09:00:00.000Z';

const checking: UpdateEvent = { kind: 'checking' };
const nothingNew: UpdateEvent = { kind: 'nothing-new', at };
const found: UpdateEvent = { kind: 'found', version: '1.3.0', at };
const downloaded: UpdateEvent = { kind: 'downloaded' };
const failed: UpdateEvent = { kind: 'failed', reason: 'failed' };
const offline: UpdateEvent = { kind: 'failed', reason: 'offline' };
const progress = (percent: number): UpdateEvent => ({ kind: 'progress', percent });

const after = (rules: UpdateRules, ...events: UpdateEvent[]): UpdateMemory =>
  events.reduce((memory, event) => afterEvent(memory, event, rules), nothingKnown);
const times = (count: number, ...events: UpdateEvent[]) => Array.from({ length: count }, () => events).flat();

describe('what is shown', () => {
  const table: readonly (readonly [string, UpdateRules, readonly UpdateEvent[], UpdateMemory['shown']])[] = [
    ['nothing before the first look', byItself, [], { kind: 'current', checkedAt: null }],
    ['that it looks', byItself, [checking], { kind: 'checking' }],
    ['that all is new, and since when', byItself, [checking, nothingNew], { kind: 'current', checkedAt }],
    [
      'a download from its first byte',
      byItself,
      [checking, found],
      { kind: 'downloading', version: '1.3.0', percent: 0 },
    ],
    [
      'whole percents only',
      byItself,
      [checking, found, progress(41.97)],
      { kind: 'downloading', version: '1.3.0', percent: 41 },
    ],
    [
      'never more than all',
      byItself,
      [checking, found, progress(100.4)],
      { kind: 'downloading', version: '1.3.0', percent: 100 },
    ],
    [
      'what lies ready',
      byItself,
      [checking, found, progress(100), downloaded],
      { kind: 'ready', version: '1.3.0' },
    ],
    [
      'what lies ready, whatever comes after it',
      byItself,
      [checking, found, downloaded, checking, failed, nothingNew],
      { kind: 'ready', version: '1.3.0' },
    ],
    [
      'the page, where the owner installs by hand',
      byHand,
      [checking, found],
      { kind: 'by-hand', version: '1.3.0', url: page },
    ],
    ['that all is new, by hand too', byHand, [checking, nothingNew], { kind: 'current', checkedAt }],
    [
      'a failed look, with the time of the last good one',
      byItself,
      [checking, nothingNew, checking, failed],
      { kind: 'current', checkedAt, trouble: 'failed' },
    ],
    [
      'no connection, however often',
      byItself,
      times(20, checking, offline),
      { kind: 'current', checkedAt: null, trouble: 'offline' },
    ],
    [
      'the page after the third failure in a row',
      byItself,
      times(3, checking, failed),
      { kind: 'by-hand', version: null, url: page },
    ],
    [
      'the page and the version when the download fails three times',
      byItself,
      times(3, checking, found, failed),
      { kind: 'by-hand', version: '1.3.0', url: page },
    ],
    [
      'the page still, while there is no connection after that',
      byItself,
      [...times(3, checking, found, failed), checking, offline],
      { kind: 'by-hand', version: '1.3.0', url: page },
    ],
    [
      'the version known by hand, when the next look fails',
      byHand,
      [checking, found, checking, failed],
      { kind: 'by-hand', version: '1.3.0', url: page },
    ],
    [
      'that all is well again after a good look',
      byItself,
      [...times(3, checking, failed), checking, nothingNew],
      { kind: 'current', checkedAt },
    ],
  ];
  it.each(table)('%s', (_name, rules, events, shown) => {
    expect(after(rules, ...events).shown).toEqual(shown);
  });

  it('counts failures in a row only', () => {
    const memory = after(
      byItself,
      checking,
      failed,
      checking,
      failed,
      checking,
      nothingNew,
      checking,
      failed,
    );
    expect(memory).toEqual({
      shown: { kind: 'current', checkedAt, trouble: 'failed' },
      checkedAt: at,
      known: null,
      failures: 1,
    });
  });
});

describe('the next look', () => {
  const minutes = (memory: UpdateMemory, chance: number) =>
    (nextDelay(memory, chance) ?? Number.NaN) / 60_000;

  it('is first one to two minutes after the start', () => {
    expect([firstDelay(0), firstDelay(0.5)]).toEqual([60_000, 90_000]);
  });

  it('comes after about six hours', () => {
    const memory = after(byItself, checking, nothingNew);
    expect([minutes(memory, 0), minutes(memory, 0.5), minutes(memory, 1)]).toEqual([330, 360, 390]);
  });

  it('comes sooner after one that failed', () => {
    const memory = after(byItself, checking, offline);
    expect([minutes(memory, 0), minutes(memory, 1)]).toEqual([30, 45]);
  });

  it('does not come while a version waits to be installed', () => {
    expect(nextDelay(after(byItself, checking, found, downloaded), 0)).toBeNull();
  });

  it('is no more often when the owner has the page', () => {
    expect(minutes(after(byItself, ...times(3, checking, failed)), 0)).toBe(330);
  });
});
