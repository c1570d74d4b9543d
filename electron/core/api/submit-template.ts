import type { ParsedInput } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import type { MetaProblem } from '#shared/domain/meta-template/lint-body.ts';
import { isMetaName, suggestedName } from '#shared/domain/meta-template/name-and-language.ts';
import { isShipped } from '#shared/domain/template/shipped.ts';
import { saying } from '#shared/domain/saying/saying.ts';

import { accountsOf, type TemplateAccount } from '../meta-templates/accounts.ts';
import { contentOf } from '../meta-templates/fill.ts';
import { tell } from '../meta-templates/news.ts';
import { renderOurText, type RenderedText } from '../meta-templates/texts.ts';
import type { SubmitAnswer } from '../providers/provider.ts';
import type { Settings } from '../settings/settings.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import {
  findMetaTemplate,
  getMetaTemplate,
  mapMetaTemplate,
  renderingsOf,
  saveSeenTemplate,
  templatesOfAccount,
  wantLook,
  type MetaTemplateRow,
} from '../store/meta-templates.ts';
import type { MetaTemplateDeps } from './meta-template-handlers.ts';

type Input = ParsedInput<'metaTemplates.submit'>;
type OurText = Pick<Input, 'templateId' | 'language'>;

/** Meta lets these be edited; others have to be submitted under another name. */
const editable: readonly MetaTemplateRow['status'][] = ['approved', 'rejected', 'paused'];

/**
 * Submits one of our texts, or the changed text of a template that stands for it already. Resolves with our id of the
 * template; rejects with ApiError when there are errors, or when Meta refuses.
 */
export async function submitTemplate(deps: MetaTemplateDeps, input: Input): Promise<string> {
  const { store, settings, clock } = deps;
  const accounts = accountsOf(store.read, deps.channels);
  const account = accounts.find(({ account: id }) => id === input.businessAccountId);
  if (!account) throw new ApiError('not-found', 'No connected number belongs to this account.');
  const rendering = renderedOr(store.read, settings, input, input.category);
  refuseErrors(rendering.rendered.problems);
  const { body, variables } = rendering.rendered;
  const suggested = nameFor(store.read, { ...input, ...rendering }, [account]);
  const name = input.name ?? suggested;
  if (!isMetaName(name)) throw refusal('invalid', 'template-name', { name: nameRule });
  const known = findMetaTemplate(store.read, { account: account.account, name, language: input.language });
  if (known && isLostOne(known, { ...input, body })) return link(deps, known.id, input, rendering);
  if (known) refuseTaken(known, input);
  const answer = await account.templates.submit(
    {
      providerId: known && known.status !== 'deleted' ? known.providerId : null,
      ...{ name, body, language: input.language, category: input.category },
      examples: variables.map(({ example }) => example),
    },
    account.signal,
  );
  if (answer.kind !== 'submitted') {
    // A refusal may be about what we do not know of, and a lost answer may have been a yes.
    store.write((db) => {
      wantLook(db, account.account, clock.now());
    });
    deps.wakeWork();
    throw refusalOf(answer);
  }
  return keep(deps, { input, account, name, answer, rendering });
}

/** What cannot become sendable again: the text needs another name. */
const over: readonly MetaTemplateRow['status'][] = ['disabled', 'deleted'];

/** Submitted, and not refused. */
const underWay: readonly MetaTemplateRow['status'][] = ['pending', 'appeal', 'approved', 'paused'];

const nameRule = 'Small Latin letters, digits and _ only.';

/** Keeps what was submitted as the rendering of our text. */
function keep(
  deps: MetaTemplateDeps,
  submitted: {
    readonly input: Input;
    readonly account: TemplateAccount;
    readonly name: string;
    readonly answer: Extract<SubmitAnswer, { kind: 'submitted' }>;
    readonly rendering: RenderedText;
  },
): string {
  const { input, name, answer, rendering } = submitted;
  const { account } = submitted.account;
  const { language } = input;
  const { id, changes } = deps.store.write((db) => {
    const at = deps.clock.now();
    const key = { account, name, language };
    const { providerId, status, category, components } = answer;
    saveSeenTemplate(db, {
      ...key,
      id: findMetaTemplate(db, key)?.id ?? deps.random.id(),
      ...{ providerId, status, category, components, at },
      quality: 'unknown',
      reason: null,
      isNamed: false,
    });
    const row = findMetaTemplate(db, key);
    if (!row) throw new Error('A template that was just saved is there.');
    mapAs(db, row.id, input, rendering);
    wantLook(db, account, at);
    const before = { status: 'pending', category: input.category } as const;
    return { id: row.id, changes: tell(db, deps, before, getMetaTemplate(db, row.id)) };
  });
  deps.bus.announce([{ topic: 'meta-templates' }, ...changes]);
  deps.wakeWork();
  return id;
}

/** True for a template of these very words that stands for nothing: the answer to its submission was lost. */
function isLostOne(
  row: MetaTemplateRow,
  { language, body }: { readonly language: string; body: string },
): boolean {
  if (row.link !== null || row.language !== language || !underWay.includes(row.status)) return false;
  const content = contentOf(row);
  return content.body === body && content.unsupported === null && content.header === null;
}

/** Makes a template that is at Meta already the rendering of our text. */
function link(deps: MetaTemplateDeps, id: string, text: OurText, rendering: RenderedText): string {
  deps.store.write((db) => mapAs(db, id, text, rendering));
  deps.bus.announce([{ topic: 'meta-templates' }]);
  return id;
}

function mapAs(
  db: WriteDb,
  id: string,
  { templateId, language }: OurText,
  { rendered, hash }: RenderedText,
): void {
  const sources = Object.fromEntries(rendered.variables.map(({ key, source }) => [key, source]));
  mapMetaTemplate(db, id, { sources, link: { templateId, language, textHash: hash } });
}

/** One of our texts as Meta would get it. Throws ApiError when there is none in that language, or it has errors. */
export function renderedOr(
  db: ReadDb,
  settings: Pick<Settings, 'get'>,
  text: OurText,
  category: 'utility' | 'marketing',
): RenderedText {
  const rendering = renderOurText(db, settings, text, category);
  if (!rendering)
    throw new ApiError('not-found', 'There is no such text in this language, or it has errors.');
  return rendering;
}

/**
 * The name of the template that stands for the text already, or of one with these words whose submission was not
 * answered; else a free one made of the text's own name.
 */
export function nameFor(
  db: ReadDb,
  { templateId, language, template, rendered }: OurText & Pick<RenderedText, 'template' | 'rendered'>,
  accounts: readonly TemplateAccount[],
): string {
  for (const { account } of accounts) {
    const own = renderingsOf(db, account, templateId).find(
      (row) => row.link?.language === language && row.language === language && !over.includes(row.status),
    );
    const lost = templatesOfAccount(db, account).find((row) =>
      isLostOne(row, { language, body: rendered.body }),
    );
    const known = own ?? lost;
    if (known) return known.name;
  }
  const ours = isShipped(template.id) ? template.id.replace(/^shipped-/, '') : template.name;
  // Another language of the same text takes the same name: that is what Meta means by a translation.
  const taken = accounts.flatMap(({ account }) =>
    templatesOfAccount(db, account).filter(
      (row) => row.language === language || (row.link !== null && row.link.templateId !== templateId),
    ),
  );
  const names = new Set(taken.map(({ name }) => name));
  return suggestedName(ours, (name) => names.has(name));
}

function refuseTaken(known: MetaTemplateRow, { templateId, language }: OurText): void {
  const isOwn = known.link?.templateId === templateId && known.link.language === language;
  if (isOwn && (editable.includes(known.status) || known.status === 'deleted')) return;
  if (isOwn && known.status === 'pending') throw refusal('conflict', 'template-waits');
  throw refusal('conflict', 'template-name-taken', {
    name: 'This name is taken.',
  });
}

const problemWords: Partial<Record<MetaProblem['code'], string>> = {
  'variable-at-edge': 'Meta takes no variable at the beginning or the end: add words there',
  'variables-adjacent': 'Meta takes no two variables side by side: put words between them',
  'too-many-variables': 'Meta wants more words for that many variables',
  'body-too-long': 'Meta takes 1024 characters at most',
  'too-many-line-breaks': 'Meta takes one blank line at most',
  'too-many-emoji': 'Meta takes ten emoji at most',
  empty: 'Nothing would be left of this text',
};

function refuseErrors(problems: readonly MetaProblem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const words = errors.map(({ code, detail }) => {
    const said = problemWords[code] ?? code;
    return detail === null ? said : `${said} (${detail})`;
  });
  throw refusal('invalid', 'template-problems', { text: `${words.join('. ')}.` });
}

function refusalOf(answer: Exclude<SubmitAnswer, { kind: 'submitted' }>): ApiError {
  if (answer.kind === 'refused')
    return refusal('invalid', saying('meta-refused', { said: answer.detail }), { meta: answer.detail });
  return refusal('conflict', answer.detail);
}
