import type { Handlers, ParsedInput } from '#shared/api/contract.ts';
import { ApiError, refusal } from '#shared/api/errors.ts';
import { asId, type ChannelId, type RuleId, type TemplateId } from '#shared/domain/ids.ts';
import { defaultRuleNames } from '#shared/domain/planning/default-rules.ts';
import { isReminder, type Rule, type Trigger } from '#shared/domain/planning/rule.ts';
import type { Template } from '#shared/domain/template/template.ts';
import { hideKeys } from '#shared/domain/torrow/hide-keys.ts';
import type { TorrowProblem } from '#shared/domain/torrow/hook-url.ts';
import { importTorrowUrl, type TorrowImport } from '#shared/domain/torrow/to-template.ts';
import { inEnglish, saying } from '#shared/domain/saying/saying.ts';

import type { Planner } from '../automation/planner.ts';
import { changeRule } from '../automation/save-rule.ts';
import type { Channels } from '../channels/channels.ts';
import { accountOf } from '../channels/same-account.ts';
import type { Change, EventBus } from '../platform/event-bus.ts';
import type { Clock, Random } from '../platform/ports.ts';
import { listChannels } from '../store/channels.ts';
import type { ReadDb, Store, WriteDb } from '../store/database.ts';
import { listRules, type StoredRule } from '../store/rules.ts';
import { listTemplates, saveTemplate } from '../store/templates.ts';
import { contentErrors } from './template-problems.ts';

export type TorrowUrlDeps = {
  readonly store: Store;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly random: Random;
  readonly channels: Channels;
  readonly planner: Pick<Planner, 'replan' | 'everybody'>;
  readonly publicUrl: () => string | null;
  readonly wakeSender: () => void;
  /** Connects a number as a person does: the handler of that call. */
  readonly connect: Handlers['channels.create'];
};

type Calls = Pick<Handlers, 'sources.readTorrowUrl' | 'sources.importTorrowUrl'>;
type Proposal = Extract<TorrowImport, { kind: 'proposal' }>;
type ImportInput = ParsedInput<'sources.importTorrowUrl'>;

/** The calls that turn a pasted hook address into a text and a rule. */
export function torrowUrlHandlers(deps: TorrowUrlDeps): Calls {
  return {
    'sources.readTorrowUrl': ({ url }) => {
      const proposal = read(url);
      const base = deps.publicUrl();
      return {
        service: proposal.service,
        channelId: connected(deps, proposal),
        account: accountIn(proposal),
        event: proposal.rule.event,
        minutesBefore: proposal.rule.minutesBefore,
        toPhone: proposal.rule.toPhone,
        language: proposal.template.language,
        text: proposal.template.text,
        problems: problemsOf(proposal),
        newUrl: base === null ? null : `${base}/webhook/${proposal.service}?${hideKeys(url)}`,
      };
    },
    'sources.importTorrowUrl': async (input) => {
      const proposal = read(input.url);
      const template = templateOf(deps, proposal, input);
      const rule = ruleOf(deps, template, input);
      refuseNamesakes(deps.store.read, input.name);
      const channelId = connected(deps, proposal) ?? (await connect(deps, proposal));
      const changes = deps.store.write((db) => keep(db, deps, { template, rule, name: input.name }));
      deps.bus.announce(changes);
      deps.wakeSender();
      return { templateId: rule.templateId, ruleId: rule.id, channelId };
    },
  };
}

function read(url: string): Proposal {
  const imported = importTorrowUrl(url);
  if (imported.kind === 'proposal') return imported;
  const why = saying(`torrow-${imported.reason}`);
  throw refusal('invalid', why, { url: inEnglish(why) });
}

/** What of an address a rule cannot do, or what cannot be read. Errors to an address and `repeat` are no loss: the outbox tries until a message is accepted, and shows what failed. */
function problemsOf({ hook }: Proposal): { parameter: string; problem: string }[] {
  const problems: TorrowProblem[] = [...hook.errors];
  if (hook.options.phone !== null) problems.push({ parameter: 'phone', problem: 'unsupported' });
  return [...problems, ...hook.unknown.map((parameter) => ({ parameter, problem: 'unknown' }))];
}

function accountIn({ hook: { account } }: Proposal): string | null {
  return account.kind === 'green-api' ? account.idInstance : account.channelId;
}

/** The number that the address speaks of. One with this id is it, also when its key has been changed since. */
function connected({ store, channels }: TorrowUrlDeps, proposal: Proposal): ChannelId | null {
  const account = accountIn(proposal);
  if (account === null) return null;
  const { apiTokenInstance, key_api: apiKey } = proposal.secrets;
  const key = proposal.service === 'green-api' ? apiTokenInstance : apiKey;
  const proven = key === undefined ? null : channels.proofs.byAccountKey(proposal.service, account, key);
  const named = () =>
    listChannels(store.read).find(
      ({ provider, config }) =>
        provider === proposal.service && accountOf(provider, JSON.parse(config)) === account,
    );
  return proven ?? named()?.id ?? null;
}

/**
 * Connects the number with the keys of the address, when these are complete and the address names a server of Green
 * API's own: a pasted line must not make this computer give keys to a server of somebody else. Null: no number yet.
 */
async function connect(deps: TorrowUrlDeps, { hook, secrets }: Proposal): Promise<ChannelId | null> {
  const { account } = hook;
  if (account.kind !== 'green-api' || account.idInstance === null) return null;
  if (account.apiUrl === null || secrets.apiTokenInstance === undefined) return null;
  if (!isGreenApiHost(account.apiUrl)) return null;
  try {
    const channel = await deps.connect({
      provider: 'green-api',
      config: {
        apiUrl: account.apiUrl,
        idInstance: account.idInstance,
        receive: deps.publicUrl() === null ? 'polling' : 'webhook',
      },
      secrets: { apiTokenInstance: secrets.apiTokenInstance },
    });
    return channel.id;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'invalid') throw error;
    throw refusal('invalid', 'torrow-keys', { url: error.message });
  }
}

/** `1103.api.green-api.com`, with or without a scheme. */
function isGreenApiHost(apiUrl: string): boolean {
  return /^(https:\/\/)?([a-z0-9-]+\.)*(green-api\.com|greenapi\.com)\/?$/i.test(apiUrl);
}

function templateOf({ random }: TorrowUrlDeps, proposal: Proposal, input: ImportInput): Template {
  if (proposal.hook.options.phone !== null) {
    const why = saying('torrow-fixed-phone');
    throw refusal('invalid', why, { url: inEnglish(why) });
  }
  const text = input.text.trim() === '' ? null : input.text;
  const texts = { en: null, ru: null, [proposal.template.language]: text };
  const content = { name: input.name, texts, signOff: { en: null, ru: null } };
  const [error] = Object.values(contentErrors(content, input.event));
  if (error !== undefined)
    throw refusal('invalid', 'text-broken', {
      text: error,
    });
  return { ...content, id: random.id(), event: input.event, version: 1, past: [] };
}

function ruleOf({ random, clock }: TorrowUrlDeps, template: Template, input: ImportInput): Rule {
  const trigger = triggerOf(input);
  return {
    id: asId<RuleId>(random.id()),
    trigger,
    templateId: asId<TemplateId>(template.id),
    conditions: {
      services: null,
      sources: null,
      exceptSources: input.forTorrow ? [] : ['torrow'],
      channels: null,
      unlessConfirmed: false,
    },
    exemptFromQuietHours: false,
    usefulness: isReminder(trigger) ? { kind: 'catch-up' } : { kind: 'visit' },
    asksForAnswer: false,
    enabled: true,
    since: clock.now(),
  };
}

function triggerOf({ event, minutesBefore }: ImportInput): Trigger {
  if (event !== 'reminder') return { kind: event };
  if (minutesBefore === null) {
    const why = saying('torrow-before');
    throw refusal('invalid', why, { minutesBefore: inEnglish(why) });
  }
  return { kind: 'before', minutes: minutesBefore };
}

/** The same address imported twice would write to every customer twice. */
function refuseNamesakes(db: ReadDb, name: string): void {
  const names = [...listRules(db).map((rule) => rule.name), ...listTemplates(db).map((text) => text.name)];
  if (!names.includes(name)) return;
  const why = saying('name-taken');
  throw refusal('conflict', why, { name: inEnglish(why) });
}

/**
 * Keeps text and rule together. A rule that came with Deskbell and speaks at the same moment about every visit is
 * switched off: the customer would get both.
 */
function keep(
  db: WriteDb,
  { planner, clock }: TorrowUrlDeps,
  made: { readonly template: Template; readonly rule: Rule; readonly name: string },
): Change[] {
  const now = clock.now();
  saveTemplate(db, made.template, now);
  const replaced = listRules(db).filter((stored) => isReplacedBy(stored, made.rule));
  const changes = replaced.flatMap(({ rule, name }) => {
    const off = { ...rule, enabled: false };
    return changeRule(db, planner, { kind: 'save', rule: off, name }, now).changes;
  });
  const saved = changeRule(db, planner, { kind: 'save', rule: made.rule, name: made.name }, now);
  return [...changes, ...saved.changes, { topic: 'templates' }];
}

function isReplacedBy({ rule }: StoredRule, by: Rule): boolean {
  const { services, sources, channels } = rule.conditions;
  return (
    defaultRuleNames.some((name) => name === rule.id) &&
    rule.enabled &&
    services === null &&
    sources === null &&
    channels === null &&
    JSON.stringify(rule.trigger) === JSON.stringify(by.trigger)
  );
}
