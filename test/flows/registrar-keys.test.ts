import { expect, test } from 'vitest';

import { openFrontDoor } from '#test/support/front-door.ts';
import { startGreenApi } from '#test/support/green-api/simulator.ts';
import { connectGreenApi, memorySecrets, openShop, temporaryFolder } from '#test/support/shop.ts';

test('keys that were replaced are told to the provider, also when the program ends before', async () => {
  const green = await startGreenApi();
  const line = green.addInstance();
  const door = await openFrontDoor();
  const folder = temporaryFolder();
  const options = {
    ...{ folder: folder.path, secrets: memorySecrets() },
    ...{ reach: true, publicUrl: () => door.url },
  };
  const isTold = (token: string) => () => Promise.resolve(line.settings.webhookUrlToken === token);
  const first = await openShop(options);
  door.leadTo(first.ingress);
  const { id, label } = await connectGreenApi(first, line, 'webhook');
  line.faults.always('setSettings', { kind: 'reset' });
  await first.client.call('channels.update', { id, label, secrets: { webhookToken: 'the second token' } });
  await first.close();
  line.faults.heal();
  expect(await isTold('the second token')()).toBe(false);

  const second = await openShop(options);
  door.leadTo(second.ingress);
  await second.until('the second token to be told', isTold('the second token'));
  const times = line.callsOf('setSettings').length;
  await second.close();

  const third = await openShop(options);
  door.leadTo(third.ingress);
  await third.until('the number to work', async () => {
    const { items } = await third.client.call('channels.list', {});
    return items[0]?.state === 'works';
  });
  expect(line.callsOf('setSettings')).toHaveLength(times);
  await third.close();
  await Promise.all([green, door].map((one) => one.stop()));
  folder.remove();
});
