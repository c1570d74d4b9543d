import { describe, expect, it, vi } from 'vitest';

import type { UpdateState } from '#shared/api/desktop.ts';
import { fakeClock } from '#test/support/clock.ts';
import { collectingLog } from '#test/support/log.ts';

import { createDesktopSettings } from '../desktop-settings.ts';
import { startUpdateCycle } from './update-cycle.ts';
import type { UpdateSource } from './update-source.ts';

const page = 'https://github.com/somebody/deskbell/releases';
const minute = 60_000;

/** A feed that answers what the test says, and a desk that listens. */
function begin({ isByHand = false } = {}) {
  const clock = fakeClock();
  const log = collectingLog();
  let kept: Record<string, unknown> = {};
  const settings = createDesktopSettings({ read: () => kept, write: (document) => (kept = document) }, log);
  const source = {
    check: vi.fn<UpdateSource['check']>(() => Promise.resolve(null)),
    download: vi.fn<UpdateSource['download']>(() => Promise.resolve()),
  };
  const openSource = vi.fn(() => Promise.resolve(source));
  const cycle = startUpdateCycle({
    clock,
    random: { fraction: () => 0 },
    log,
    settings,
    rules: { isByHand, page },
    openSource,
  });
  const seen: UpdateState[] = [];
  cycle.onChange(() => seen.push(cycle.state()));
  return { clock, log, settings, source, openSource, cycle, seen };
}

/** Everything that needs no time has happened. */
const settle = () => vi.waitFor(() => new Promise((resolve) => setImmediate(resolve)));

describe('looking for new versions', () => {
  it('loads nothing before its time, then looks every six hours', async () => {
    const { clock, source, openSource } = begin();
    clock.advance(minute - 1);
    expect(openSource).not.toHaveBeenCalled();
    clock.advance(1);
    await settle();
    expect(source.check.mock.calls).toEqual([['stable']]);
    clock.advance(330 * minute);
    await settle();
    expect(source.check).toHaveBeenCalledTimes(2);
    expect(openSource).toHaveBeenCalledTimes(1);
  });

  it('fetches what it finds and then rests', async () => {
    const { clock, source, cycle, seen } = begin();
    source.check.mockResolvedValue('1.3.0');
    source.download.mockImplementation((onPercent) => {
      for (const percent of [12.2, 12.9, 80]) onPercent(percent);
      return Promise.resolve();
    });
    await cycle.check();
    await settle();
    expect(seen).toEqual([
      { kind: 'checking' },
      { kind: 'downloading', version: '1.3.0', percent: 0 },
      { kind: 'downloading', version: '1.3.0', percent: 12 },
      { kind: 'downloading', version: '1.3.0', percent: 80 },
      { kind: 'ready', version: '1.3.0' },
    ]);
    expect(clock.waiting).toBe(0);
    await cycle.check();
    expect(source.check).toHaveBeenCalledTimes(1);
  });

  it('fetches nothing where the owner installs by hand', async () => {
    const { source, cycle } = begin({ isByHand: true });
    source.check.mockResolvedValue('1.3.0');
    await cycle.check();
    await settle();
    expect(source.download).not.toHaveBeenCalled();
    expect(cycle.state()).toEqual({ kind: 'by-hand', version: '1.3.0', url: page });
  });

  it('tries again after a failure and shows the page after the third', async () => {
    const { clock, source, cycle, log } = begin();
    source.check.mockRejectedValue(new Error('502'));
    const shown = [];
    clock.advance(minute);
    for (let count = 0; count < 3; count += 1) {
      await settle();
      shown.push(cycle.state());
      clock.advance(30 * minute);
    }
    expect(shown).toEqual([
      { kind: 'current', checkedAt: null, trouble: 'failed' },
      { kind: 'current', checkedAt: null, trouble: 'failed' },
      { kind: 'by-hand', version: null, url: page },
    ]);
    expect(log.lines.map(({ level, message }) => ({ level, message }))).toEqual(
      Array.from({ length: 3 }, () => ({ level: 'warn', message: 'an update failed' })),
    );
  });

  it('asks at once in the channel that was just chosen', async () => {
    const { settings, source } = begin();
    settings.change({ closesToTray: false });
    await settle();
    expect(source.check).not.toHaveBeenCalled();
    settings.change({ updateChannel: 'early' });
    await settle();
    expect(source.check.mock.calls).toEqual([['early']]);
  });

  it('does not ask twice at the same time', async () => {
    const { source, cycle } = begin();
    await Promise.all([cycle.check(), cycle.check()]);
    expect(source.check).toHaveBeenCalledTimes(1);
  });

  it('leaves nothing behind when it stops, not even on the way', async () => {
    const { clock, settings, source, cycle, seen } = begin();
    const answer = Promise.withResolvers<string | null>();
    source.check.mockReturnValue(answer.promise);
    const looking = cycle.check();
    await settle();
    cycle.stop();
    answer.resolve('1.3.0');
    await looking;
    settings.change({ updateChannel: 'early' });
    await settle();
    expect({ timers: clock.waiting, downloads: source.download.mock.calls, seen }).toEqual({
      timers: 0,
      downloads: [],
      seen: [{ kind: 'checking' }],
    });
  });
});
