import { expect, test } from 'vitest';

import { connectionOfChannel } from './channel-state.ts';

test.each([
  ['active', 'works'],
  ['ACTIVE', 'works'],
  ['init', 'starting'],
  ['phoneUnavailable', 'starting'],
  ['onModeration', 'starting'],
  ['qr', 'signed-out'],
  ['qridle', 'signed-out'],
  ['openElsewhere', 'signed-out'],
  ['openelsewhere', 'signed-out'],
  ['foreignphone', 'signed-out'],
  ['waitForPassword', 'signed-out'],
  ['unauthorized', 'signed-out'],
  ['disabled', 'suspended'],
  ['notEnoughMoney', 'quota-exceeded'],
  ['blocked', 'blocked'],
  ['rejected', 'blocked'],
  ['dancing', 'unknown'],
])('%s means %s', (told, state) => expect(connectionOfChannel(told).state).toBe(state));
