import { openShop } from '#test/support/shop.ts';

/**
 * A process of its own: opens the core on the folder it is given, shows the first page of chats, and prints how many ms
 * that took, counted from the start of the process.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('Say which folder.');
const shop = await openShop({ folder });
await shop.client.call('conversations.list', {});
process.stdout.write(`${performance.now()}\n`);
await shop.close();
