import { afterEach, beforeEach, expect, test } from 'vitest';

import { asId, type TemplateId } from '#shared/domain/ids.ts';
import type { SeenTemplate } from '#shared/domain/meta-template/meta-template.ts';
import { saying } from '#shared/domain/saying/saying.ts';
import { planOf, temporaryStore, type TemporaryStore } from '#test/support/store.ts';

import type { Store } from './database.ts';
import {
  findMetaTemplate,
  getTemplateAccount,
  mapMetaTemplate,
  recordLook,
  renderingsOf,
  renderingsQuery,
  saveSeenTemplate,
  wantLook,
} from './meta-templates.ts';
import { saveTemplate } from './templates.ts';

const templateId = asId<TemplateId>('t1');
const seen: SeenTemplate = {
  providerId: '1',
  name: 'reminder',
  language: 'en',
  category: 'utility',
  status: 'approved',
  quality: 'green',
  reason: null,
  components: [{ type: 'BODY', text: 'Hello {{1}}, welcome' }],
  isNamed: false,
};
let temporary: TemporaryStore;
let store: Store;

beforeEach(() => {
  temporary = temporaryStore();
  store = temporary.store;
});
afterEach(() => temporary.close());

test('a template that is seen again keeps its id and what fills it', () => {
  store.write((db) => {
    const content = { name: 'Text', texts: { en: 'x', ru: null }, signOff: { en: null, ru: null } };
    saveTemplate(db, { ...content, id: 't1', event: 'reminder', version: 1, past: [] }, 1);
    saveSeenTemplate(db, { ...seen, id: 'a', account: '3', at: 1 });
    const link = { templateId, language: 'en', textHash: 'h' } as const;
    mapMetaTemplate(db, 'a', { sources: { '1': 'customer.name' }, link });
    saveSeenTemplate(db, { ...seen, id: 'b', account: '3', at: 2, status: 'paused' });
    saveSeenTemplate(db, { ...seen, id: 'c', account: '4', at: 2 });
  });
  const row = {
    ...seen,
    id: 'a',
    account: '3',
    status: 'paused',
    sources: { '1': 'customer.name' },
    link: { templateId, language: 'en', textHash: 'h' },
    newsAt: 2,
    syncedAt: 2,
  };
  expect(findMetaTemplate(store.read, { account: '3', name: 'reminder', language: 'en' })).toEqual(row);
  expect(renderingsOf(store.read, '3', templateId)).toEqual([row]);
  expect(renderingsOf(store.read, '4', templateId)).toEqual([]);
});

test('the renderings of a text are looked up', () => {
  const plan = planOf(store.read, renderingsQuery('3', templateId)).join('\n');
  expect(plan).toContain('SEARCH meta_templates USING INDEX meta_templates_by_template');
});

test('a look that began before something happened does not count as a look at it', () => {
  const noWay = saying('no-template-list');
  store.write((db) => {
    recordLook(db, { account: '3', beganAt: 1, at: 2, trouble: null });
    wantLook(db, '3', 5);
    recordLook(db, { account: '3', beganAt: 4, at: 6, trouble: null });
  });
  const account = { account: '3', syncedAt: 6, lookedAt: 6, trouble: null, wantedAt: 5 };
  expect(getTemplateAccount(store.read, '3')).toEqual(account);
  store.write((db) => recordLook(db, { account: '3', beganAt: 7, at: 8, trouble: noWay }));
  expect(getTemplateAccount(store.read, '3')).toEqual({
    ...account,
    lookedAt: 8,
    trouble: JSON.stringify(noWay),
  });
  store.write((db) => recordLook(db, { account: '3', beganAt: 9, at: 10, trouble: null }));
  expect(getTemplateAccount(store.read, '3')).toEqual({
    ...account,
    syncedAt: 10,
    lookedAt: 10,
    wantedAt: null,
  });
});

test('a wish from before the clock was set back is fulfilled by the next look', () => {
  store.write((db) => {
    wantLook(db, '3', 5_000);
    recordLook(db, { account: '3', beganAt: 10, at: 12, trouble: null });
  });
  expect(getTemplateAccount(store.read, '3')?.wantedAt).toBeNull();
});
