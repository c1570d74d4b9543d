import { listConversations } from '#core/store/conversations.ts';
import type { ReadDb, Store } from '#core/store/database.ts';
import { pageThread } from '#core/store/messages.ts';
import { searchMessages } from '#core/store/search.ts';
import { sql } from '#core/store/sql.ts';

import type { BigShop } from './big-store.ts';
import { medianOf, type Measurement } from './measurement.ts';

const page = 50;
const runs = 60;

/** What screens wait for, over 100,000 messages: a page of a thread, the list of chats, a search. Medians. */
export function benchReading(store: Store, shop: BigShop): Measurement[] {
  const db = store.read;
  const rawPage = {
    floor: medianOf(runs, (run) => rawRows(db, run * 700)),
    floorName: 'raw read of 50 rows by their key',
  };
  const conversationId = shop.longChat;
  const now = Date.UTC(2027, 0, 1);
  const search = (query: string): Measurement => {
    const found = searchMessages(db, { query, limit: page }).items.length;
    if (found === 0) throw new Error(`The bench searches for what is not there: ${query}`);
    return {
      name: `search "${query}" in ${shop.messages.toLocaleString('en')} messages`,
      unit: 'ms',
      ours: medianOf(runs, () => searchMessages(db, { query, limit: page })),
      ...rawPage,
    };
  };
  return [
    {
      name: 'thread of 50,000, newest page',
      unit: 'ms',
      ours: medianOf(runs, () => pageThread(db, { conversationId, limit: page })),
      ...rawPage,
    },
    {
      name: 'thread of 50,000, page in the middle',
      unit: 'ms',
      ours: medianOf(runs, (run) =>
        pageThread(db, { conversationId, limit: page, before: shop.middleIds[run]! }),
      ),
      ...rawPage,
    },
    {
      name: `list of ${shop.chats.toLocaleString('en')} chats, first page`,
      unit: 'ms',
      ours: medianOf(runs, () => listConversations(db, { filter: 'all', limit: page, now })),
      ...rawPage,
    },
    search('за'),
    search('перенести'),
    search('ёлка'),
    search('маникюр завтра'),
  ];
}

function rawRows(db: ReadDb, from: number): unknown {
  return db.all(sql`SELECT * FROM messages WHERE seq > ${from} ORDER BY seq LIMIT ${page}`);
}
