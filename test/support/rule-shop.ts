import type { RuleView } from '#shared/api/calls/rules.ts';
import type { CallInput, CallOutput } from '#shared/api/contract.ts';
import { asId, type RuleId, type TemplateId } from '#shared/domain/ids.ts';

import type { SimulatedLine } from './green-api/line.ts';
import { startGreenApi } from './green-api/simulator.ts';
import { connectGreenApi, openShop, type Shop } from './shop.ts';

export type RuleInput = CallInput<'rules.save'>;

export const hour = 3_600_000;
/** So many hours from now, as it goes over the wire. */
export const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString();

/** A salon without quiet hours, in UTC; its number is connected when sending starts. */
export type RuleShop = {
  readonly shop: Shop;
  readonly line: SimulatedLine;
  /** Books a haircut so many hours from now. */
  book(
    name: string,
    phone: string,
    hours: number,
    more?: Partial<CallInput<'bookings.save'>>,
  ): Promise<CallOutput<'bookings.save'>>;
  rules(): Promise<RuleView[]>;
  /** A rule as somebody would send it back. */
  ruleInput(id: string, change?: Partial<RuleInput>): Promise<RuleInput & { readonly id: RuleId }>;
  startSending(): Promise<void>;
  sentTexts(): string[];
  close(): Promise<void>;
};

export async function openRuleShop(): Promise<RuleShop> {
  const provider = await startGreenApi();
  const line = provider.addInstance({ progress: ['sent', 'delivered'] });
  const shop = await openShop();
  const { client } = shop;
  await client.call('settings.update', {
    business: { name: 'Garden Salon', timeZone: 'UTC', language: 'en', quietHours: null },
  });
  const rules = async () => (await client.call('rules.list', {})).items;
  return {
    shop,
    line,
    book: (name, phone, hours, more = {}) =>
      client.call('bookings.save', {
        contact: { name, phone },
        service: 'Haircut',
        startsAt: inHours(hours),
        ...more,
      }),
    rules,
    async ruleInput(id, change = {}) {
      const rule = (await rules()).find((item) => item.id === id);
      if (!rule) throw new Error(`There is no rule ${id}.`);
      const { templateName: _, isShipped: __, waiting: ___, ...input } = rule;
      return { ...input, ...change, id: rule.id };
    },
    async startSending() {
      await connectGreenApi(shop, line, 'polling');
      await client.call('sending.start', {});
    },
    sentTexts: () => line.callsOf('sendMessage').map(({ body }) => (body as { message: string }).message),
    async close() {
      await shop.close();
      await provider.stop();
    },
  };
}

/** A rule of one's own: thanks, two hours after the visit. */
export const afterVisit = {
  name: 'Thank you',
  trigger: { kind: 'after', minutes: 120 },
  templateId: asId<TemplateId>('shipped-follow-up'),
  conditions: { services: null, sources: null, exceptSources: [], channels: null, unlessConfirmed: false },
  exemptFromQuietHours: false,
  usefulness: { kind: 'minutes', minutes: 600 },
  asksForAnswer: false,
  enabled: true,
} as const satisfies RuleInput;
