import { expect, it } from 'vitest';

import type { Trigger } from '#shared/domain/planning/rule.ts';

import { inOrderOfVisit } from './rule-order.ts';

it('orders rules by the life of a visit', () => {
  const triggers: Trigger[] = [
    { kind: 'after', minutes: 1440 },
    { kind: 'after', minutes: 60 },
    { kind: 'no-show' },
    { kind: 'before', minutes: 120 },
    { kind: 'paid' },
    { kind: 'day-before-at', time: '19:00' },
    { kind: 'cancelled' },
    { kind: 'before', minutes: 2880 },
    { kind: 'changed' },
    { kind: 'created' },
  ];
  expect(inOrderOfVisit(triggers.map((trigger) => ({ trigger }))).map(({ trigger }) => trigger)).toEqual([
    { kind: 'created' },
    { kind: 'changed' },
    { kind: 'before', minutes: 2880 },
    { kind: 'day-before-at', time: '19:00' },
    { kind: 'before', minutes: 120 },
    { kind: 'cancelled' },
    { kind: 'paid' },
    { kind: 'no-show' },
    { kind: 'after', minutes: 60 },
    { kind: 'after', minutes: 1440 },
  ]);
});
