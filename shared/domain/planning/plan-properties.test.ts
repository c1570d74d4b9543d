import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applied, customer, sent, shopRules } from '#test/support/bookings/sample-bookings.ts';

import { firstVersion, nextVersion, type BookingContent, type BookingVersion } from '../booking/booking.ts';
import { headOf, historiesOf } from '../booking/history.ts';
import { wallTimeAt } from '../booking/wall-time.ts';
import { asId, type BookingId, type ContactId, type RuleId } from '../ids.ts';
import { difference, settledLines, type PlannedRow } from './difference.ts';
import { plan, type PlanInput } from './plan.ts';
import { skipReasons, type Plan, type PlannedMessage } from './planned-message.ts';
import { defaultQuietHours } from './quiet-hours.ts';
import { followsVisit, type Rule } from './rule.ts';

const zones = Intl.supportedValuesOf('timeZone');
const hour = 3_600_000;
const origin = Date.UTC(2026, 2, 1);
const names = ['anna', 'ben', 'zoe'];

const extra = (id: string, more: Partial<Rule>): Rule => ({
  ...shopRules[3]!,
  id: asId<RuleId>(id),
  ...more,
});
const rules: Rule[] = [
  ...shopRules,
  extra('evening', { trigger: { kind: 'day-before-at', time: '19:00' } }),
  extra('thanks', {
    trigger: { kind: 'after', minutes: 90 },
    usefulness: { kind: 'minutes', minutes: 1440 },
  }),
  extra('pity', { trigger: { kind: 'no-show' }, usefulness: { kind: 'minutes', minutes: 1440 } }),
];
const ruleOf = (message: PlannedMessage) => rules.find(({ id }) => id === message.ruleId)!;

/** One thing that happens in a shop, `wait` ms after the last. */
type Step = {
  readonly wait: number;
  readonly booking: number;
  readonly change: Partial<BookingContent> | null;
};

const story = (timeZone: string) => {
  const instant = fc.integer({ min: 0, max: 60 * 24 * 12 }).map((slot) => origin + slot * 5 * 60_000);
  const start = instant.map((moment) => wallTimeAt(moment, timeZone));
  const change: fc.Arbitrary<Partial<BookingContent>> = fc.oneof(
    start.map((moved) => ({ start: moved })),
    fc.constantFrom('booked', 'cancelled', 'done', 'no-show').map((state) => ({ state }) as const),
    fc.constantFrom('none', 'confirmed', 'declined').map((confirmation) => ({ confirmation }) as const),
    fc.boolean().map((paid) => ({ paid })),
    fc.constantFrom('Cut', 'Colour').map((service) => ({ service })),
    fc.constantFrom(...names).map((name) => ({ contactId: asId<ContactId>(name) })),
  );
  const wait = fc.oneof(fc.nat(180_000), fc.nat(3 * hour), fc.nat(72 * hour));
  const step: fc.Arbitrary<Step> = fc.record({
    wait,
    booking: fc.nat(4),
    change: fc.option(change, { freq: 3 }),
  });
  return fc.record({
    starts: fc.array(start, { minLength: 5, maxLength: 5 }),
    steps: fc.array(step, { minLength: 1, maxLength: 8 }),
    noPhone: fc.boolean(),
    timeZone: fc.constant(timeZone),
  });
};

type Story = {
  readonly starts: BookingContent['start'][];
  readonly steps: Step[];
  readonly noPhone: boolean;
  readonly timeZone: string;
};

/** Plays a story: each step changes a booking (null: the clock only), plans, applies; asks `check` after each. */
function play(told: Story, check: (moment: { input: PlanInput; plan: Plan; rows: PlannedRow[] }) => void) {
  let now = origin;
  let versions: BookingVersion[] = [];
  let rows: PlannedRow[] = [];
  for (const { wait, booking, change } of told.steps) {
    // A computer that is awake sends what falls due; one that sleeps over it does not.
    if (wait % 2 === 0) rows = sent(rows, now);
    now += wait;
    versions = changedShop(versions, told, { booking, change, now });
    const input: PlanInput = {
      versions,
      customers: [
        customer('anna'),
        customer('ben'),
        customer('zoe', { recipient: told.noPhone ? null : '+4915187654321' }),
      ],
      rules,
      settings: { timeZone: told.timeZone, quietHours: defaultQuietHours },
      armedSince: new Map(),
      settled: settledLines(rows),
      now,
    };
    const made = plan(input);
    rows = applied(rows, difference(made, rows, now));
    check({ input, plan: made, rows });
  }
}

function changedShop(
  versions: BookingVersion[],
  { starts }: Story,
  { booking, change, now }: { booking: number; change: Partial<BookingContent> | null; now: number },
): BookingVersion[] {
  const id = asId<BookingId>(`b${booking}`);
  const history = historiesOf(versions).find(([first]) => first.id === id);
  if (history && change) {
    const next = nextVersion(headOf(history), change, now);
    return next === headOf(history) ? versions : [...versions, next];
  }
  if (history) return versions;
  const content: BookingContent = {
    contactId: asId<ContactId>(names[booking % 3]!),
    service: 'Cut',
    staff: null,
    place: null,
    resource: null,
    number: null,
    link: null,
    comment: null,
    price: null,
    currency: null,
    start: starts[booking]!,
    endsAt: starts[booking]!.instant + hour,
    state: 'booked',
    confirmation: 'none',
    paid: false,
  };
  return [...versions, firstVersion({ id, source: 'manual', externalId: null }, content, now)];
}

/** The clock of the wall, told by the platform itself. */
function clockOf(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}

const anyStory = fc.constantFrom(...zones).chain(story);
const always = (check: Parameters<typeof play>[1]) =>
  fc.assert(
    fc.property(anyStory, (told) => play(told, check)),
    { numRuns: 40 },
  );

describe('whatever happens in a shop', () => {
  it('nothing is due after the visit, nor of use then', () =>
    always(({ input, plan: { messages } }) => {
      const heads = new Map(historiesOf(input.versions).map((history) => [history[0].id, headOf(history)]));
      for (const message of messages.filter((each) => !followsVisit(ruleOf(each).trigger)))
        for (const line of message.lines) {
          const visit = heads.get(line.bookingId)!.start.instant;
          expect(Math.max(message.dueAt, input.now)).toBeLessThan(visit);
          expect(message.usefulUntil).toBeLessThan(visit);
          expect(message.dueAt).toBeLessThanOrEqual(message.usefulUntil);
        }
    }));

  it('nothing leaves inside quiet hours unless it is exempt', () =>
    always(({ input, plan: { messages } }) => {
      for (const message of messages) {
        // What is a few minutes behind is still on time.
        const leavesAt = input.now - message.dueAt > 5 * 60_000 ? input.now : message.dueAt;
        const clock = clockOf(leavesAt, input.settings.timeZone);
        const seconds = leavesAt % 60_000;
        const isNight = clock < '09:00' || clock > '21:00' || (clock === '21:00' && seconds > 0);
        if (isNight) expect(['created', 'changed', 'cancelled']).toContain(ruleOf(message).trigger.kind);
      }
    }));

  it('nothing is sent for a cancelled version but the cancellation', () =>
    always(({ input, plan: { messages } }) => {
      for (const history of historiesOf(input.versions)) {
        const head = headOf(history);
        const about = messages.filter(({ lines }) => lines.some((line) => line.bookingId === head.id));
        const kinds = about.map((message) => ruleOf(message).trigger.kind);
        if (head.state === 'cancelled') expect(kinds.filter((kind) => kind !== 'cancelled')).toEqual([]);
        else expect(kinds).not.toContain('cancelled');
        for (const { lines } of about)
          for (const line of lines) if (line.bookingId === head.id) expect(line.version).toBe(head.version);
      }
    }));

  it('every rule that applies to a booking has a line or a reason, and keys are unique', () =>
    always(({ input, plan: { messages, skipped } }) => {
      const keys = [...messages.flatMap(({ lines }) => lines), ...skipped].map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(skipped.every(({ reason }) => skipReasons.includes(reason))).toBe(true);
      for (const [first] of historiesOf(input.versions))
        for (const rule of ['confirmation', 'day-before', 'two-hours-before', 'evening', 'thanks'])
          expect(
            keys.filter(
              (key) =>
                key.startsWith(JSON.stringify(['manual', first.id]).slice(0, -1)) &&
                key.includes(`"${rule}"`),
            ),
          ).toHaveLength(1);
    }));

  it('planning twice changes nothing', () =>
    always(({ input, plan: made, rows }) => {
      expect(plan(input)).toEqual(made);
      const again = plan({ ...input, settled: settledLines(rows) });
      expect(difference(again, rows, input.now).filter(({ kind }) => kind !== 'keep')).toEqual([]);
    }));

  it('no line is in two messages that may leave, and a customer gets one missed reminder at most', () =>
    always(({ input, plan: { messages }, rows }) => {
      const lines = rows
        .filter(({ state }) => state !== 'cancelled' && state !== 'skipped')
        .flatMap((row) => row.lines.map(({ key }) => key));
      expect(new Set(lines).size).toBe(lines.length);
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      const missed = messages.filter(
        ({ ruleId, dueAt }) => /before|evening/.test(ruleId) && input.now - dueAt > 5 * 60_000,
      );
      expect(new Set(missed.map(({ recipient }) => recipient)).size).toBe(missed.length);
    }));

  it('a customer planned alone gets what the whole shop planned together gives', () =>
    always(({ input, plan: { messages } }) => {
      const heads = historiesOf(input.versions);
      const alone = heads.filter((history) => headOf(history).contactId === 'zoe').flat();
      expect(plan({ ...input, versions: alone }).messages).toEqual(
        messages.filter(({ lines }) => lines[0].contactId === 'zoe'),
      );
    }));
});

describe('in every zone of this computer', () => {
  it('a visit is reminded of by day, before it begins, and planning twice changes nothing', () => {
    for (const timeZone of zones) {
      const [told] = fc.sample(story(timeZone), { numRuns: 1, seed: zones.indexOf(timeZone) });
      play({ ...told!, steps: told!.steps.slice(0, 2) }, ({ input, plan: made, rows }) => {
        for (const message of made.messages.filter((each) => each.ruleId.includes('before'))) {
          const clock = clockOf(Math.max(message.dueAt, input.now - 5 * 60_000), timeZone);
          expect({ timeZone, clock, isDay: clock >= '08:55' && clock <= '21:00' }).toMatchObject({
            isDay: true,
          });
        }
        const again = plan({ ...input, settled: settledLines(rows) });
        expect(difference(again, rows, input.now).filter(({ kind }) => kind !== 'keep')).toEqual([]);
      });
    }
  }, 60_000);
});
