import { describe, expect, it } from 'vitest';

import { outgoingStatuses } from '#shared/domain/message-status.ts';
import { words } from '#shared/i18n/languages.ts';

import { tickOf } from './tick-shape.ts';

describe('ticks', () => {
  it('draws each status of ours in its own shape', () => {
    const shapes = outgoingStatuses.map(tickOf);
    expect(shapes).toEqual(['clock', 'one', 'two', 'two-read', 'played', 'failed', 'unknown']);
    expect(new Set(shapes).size).toBe(outgoingStatuses.length);
  });

  it('marks nothing that came in', () => {
    expect(tickOf('received')).toBeNull();
  });

  it.each(['en', 'ru'] as const)('says each status in its own words (%s)', (language) => {
    const said = outgoingStatuses.map((status) => words[language].inbox.status[status]);
    expect(said.every((word) => word !== '')).toBe(true);
    expect(new Set(said).size).toBe(outgoingStatuses.length);
  });
});
