import { afterEach, beforeEach, expect, it } from 'vitest';

import { temporaryStore, type TemporaryStore } from '#test/support/store.ts';
import { asId, type RuleId, type TemplateId } from '#shared/domain/ids.ts';
import { defaultRuleNames } from '#shared/domain/planning/default-rules.ts';
import { eventOfTrigger } from '#shared/domain/planning/rule-text.ts';
import { shippedTemplates } from '#shared/domain/template/shipped.ts';
import { edit } from '#shared/domain/template/template.ts';

import { getRule, listRules, readRules, removeRule, saveRule } from '../store/rules.ts';
import { sql } from '../store/sql.ts';
import { getTemplate, listTemplates, readTemplates, saveTemplate } from '../store/templates.ts';
import { seedDefaults } from './seed.ts';

let temporary: TemporaryStore;
beforeEach(() => {
  temporary = temporaryStore();
  temporary.store.write((db) => seedDefaults(db, { language: 'en', now: 1000 }));
});
afterEach(() => temporary.close());

it('a fresh shop has every text and every rule, in order, and each rule a text that fits', () => {
  const { read } = temporary.store;
  expect(listTemplates(read)).toEqual(shippedTemplates('en'));
  expect(listRules(read).map(({ rule, name }) => [rule.id, name, rule.since])).toEqual(
    defaultRuleNames.map((id) => [id, null, 1000]),
  );
  for (const { rule } of listRules(read)) {
    expect(getTemplate(read, rule.templateId)?.event).toBe(eventOfTrigger(rule.trigger));
  }
});

it('is seeded once: what the owner has edited or removed stays so, also after a restart', () => {
  const { store } = temporary;
  const created = getTemplate(store.read, asId<TemplateId>('shipped-created'))!;
  const edited = edit(created, { ...created, name: 'Mine' });
  if (edited.kind !== 'saved') throw new Error('It has no errors.');
  store.write((db) => {
    saveTemplate(db, edited.template, 2);
    removeRule(db, asId<RuleId>('paid'));
  });
  const reopened = temporary.reopen();
  reopened.write((db) => seedDefaults(db, { language: 'ru', now: 2000 }));
  expect(listTemplates(reopened.read)).toEqual([
    edited.template,
    ...shippedTemplates('en').filter(({ id }) => id !== 'shipped-created'),
  ]);
  expect(listRules(reopened.read).map(({ rule }) => rule.id)).not.toContain('paid');
});

it('a damaged document is named and hides nothing else', () => {
  const { store } = temporary;
  store.write((db) => {
    db.run(sql`UPDATE templates SET document = '{"id":"shipped-paid"}' WHERE id = 'shipped-paid'`);
    db.run(sql`UPDATE rules SET document = '[]' WHERE id = 'changed'`);
    db.run(
      sql`UPDATE rules SET document = (SELECT document FROM rules WHERE id = 'paid') WHERE id = 'cancelled'`,
    );
  });
  const templates = readTemplates(store.read);
  expect(templates.damaged).toEqual(['shipped-paid']);
  expect(templates.items).toHaveLength(shippedTemplates('en').length - 1);
  const rules = readRules(store.read);
  expect(rules.damaged).toEqual(['changed', 'cancelled']);
  expect(rules.items.map(({ rule }) => rule.id)).toEqual([
    'confirmation',
    'day-before',
    'two-hours-before',
    'paid',
  ]);
  expect(getRule(store.read, asId<RuleId>('changed'))).toBeUndefined();
  expect(getTemplate(store.read, asId<TemplateId>('shipped-paid'))).toBeUndefined();
});

it('a rule that is saved again stays in its place', () => {
  const { store } = temporary;
  const { rule } = getRule(store.read, asId<RuleId>('changed'))!;
  store.write((db) => {
    saveRule(db, { rule: { ...rule, enabled: false }, name: 'News' }, 5);
    saveRule(db, { rule: { ...rule, id: asId<RuleId>('mine') }, name: null }, 5);
  });
  expect(listRules(store.read).map(({ rule: { id, enabled }, name }) => [id, enabled, name])).toEqual([
    ['confirmation', true, null],
    ['changed', false, 'News'],
    ['day-before', true, null],
    ['two-hours-before', true, null],
    ['cancelled', true, null],
    ['paid', true, null],
    ['mine', true, null],
  ]);
});
