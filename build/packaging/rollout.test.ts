import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { describeRelease, withRollout } from './rollout.ts';

const feed = [
  'version: 1.3.0',
  'files:',
  '  - url: a.exe',
  "releaseDate: '2026-03-02T09:00:00.000Z'",
  '',
].join('\n');

describe('a rollout', () => {
  it('is one line of the feed, whatever stood there before', () => {
    const some = withRollout(feed, '10');
    expect(parse(some)).toEqual({ ...(parse(feed) as object), stagingPercentage: 10 });
    expect(withRollout(some, '25')).toBe(withRollout(feed, '25'));
  });

  it('to all computers is no line at all', () => {
    expect(withRollout(withRollout(feed, '10'), '100')).toBe(feed);
  });

  it('to no computer stops it', () => {
    expect(parse(withRollout(feed, '0'))).toMatchObject({ stagingPercentage: 0 });
  });

  it.each(['', '-1', '101', '1.5', '10\nversion: 9.9.9', 'ten'])('is refused for %j', (percent) => {
    expect(() => withRollout(feed, percent)).toThrow(/0 to 100/);
  });
});

describe('the notes of a release', () => {
  it('name what is not signed, in the title too', () => {
    const [title, , warning] = describeRelease('v1.3.0', { mac: false, win: true }).split('\n');
    expect({ title, warning }).toEqual({
      title: 'Deskbell 1.3.0 (unsigned)',
      warning:
        '**Not signed: macOS.** The system will warn whoever installs this, and on macOS it does not update itself. Publish it only if that is meant.',
    });
  });

  it('say nothing of signatures when all held', () => {
    const notes = describeRelease('v1.3.0', { mac: true, win: true });
    expect([notes.split('\n')[0], notes.includes('igned')]).toEqual(['Deskbell 1.3.0', false]);
  });
});
