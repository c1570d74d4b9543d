import type { Handlers } from '#shared/api/contract.ts';
import type { JournalId } from '#shared/domain/ids.ts';

import type { Activity } from '../activity/activity.ts';
import type { Planner } from '../automation/planner.ts';
import type { MetaTemplates } from '../meta-templates/meta-templates.ts';
import type { Bookings } from '../bookings/bookings.ts';
import type { BookingHookSecret } from '../bookings/hook/booking-hook-secret.ts';
import type { BookingAnswer } from '../bookings/hook/receive-booking.ts';
import type { Calendars } from '../bookings/calendars/calendars.ts';
import type { Imports } from '../bookings/csv/imports.ts';
import type { Channels } from '../channels/channels.ts';
import type { Registrar } from '../channels/registrar.ts';
import type { AddressWatch } from '../health/address-watch.ts';
import type { DiskWatch } from '../health/disk-watch.ts';
import type { FileCheck } from '../health/file-check.ts';
import type { EventBus } from '../platform/event-bus.ts';
import type { Ports } from '../platform/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { Store } from '../store/database.ts';
import type { Composer } from '../templates/composer.ts';
import type { Tunnel } from '../tunnel/tunnel.ts';
import { activityHandlers } from './activity-handlers.ts';
import { bookingHandlers } from './booking-handlers.ts';
import { sourceHandlers } from './source-handlers.ts';
import { templateHandlers } from './template-handlers.ts';
import { ruleHandlers } from './rule-handlers.ts';
import { replyHandlers } from './reply-handlers.ts';
import { noticeHandlers } from './notice-handlers.ts';
import { channelHandlers } from './channel-handlers.ts';
import { connectionHandlers } from './connection-handlers.ts';
import { contactHandlers } from './contact-handlers.ts';
import { conversationHandlers } from './conversation-handlers.ts';
import type { MediaLinks } from './core-files.ts';
import { healthHandlers } from './health-handlers.ts';
import type { HealthReportDeps } from './health-report.ts';
import { journalHandlers } from './journal-handlers.ts';
import { messageHandlers } from './message-handlers.ts';
import { metaTemplateHandlers } from './meta-template-handlers.ts';
import { numberTrials } from './number-trials.ts';
import { outboxHandlers } from './outbox-handlers.ts';
import { sendingHandlers } from './sending-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { tunnelHandlers } from './tunnel-handlers.ts';

/** What the handlers share: each takes the part that it needs. */
export type HandlerDeps = Omit<Ports, 'settings'> & {
  readonly store: Store;
  readonly bus: EventBus;
  readonly settings: Settings;
  readonly channels: Channels;
  readonly registrar: Registrar;
  readonly tunnel: Tunnel;
  readonly addressWatch: AddressWatch;
  readonly fileCheck: FileCheck;
  readonly diskWatch: Pick<DiskWatch, 'isFull'>;
  readonly disk: HealthReportDeps['disk'];
  readonly links: MediaLinks;
  readonly composer: Composer;
  readonly planner: Planner;
  readonly metaTemplates: MetaTemplates;
  readonly bookings: Bookings;
  readonly calendars: Calendars;
  readonly imports: Imports;
  readonly version: string;
  readonly bookingHookSecret: BookingHookSecret;
  /** The whole address of the booking hook, with its secret. */
  readonly bookingHookUrl: () => string | Promise<string>;
  /** What the booking hook does with a body. */
  readonly receiveBooking: (body: Uint8Array) => Promise<BookingAnswer>;
  /** The address under which the world reaches the ingress; null when there is none. */
  readonly publicUrl: () => string | null;
  readonly replay: (id: JournalId) => Promise<void>;
  readonly activity: Activity;
  readonly wakeSender: () => void;
  /** Messages are planned otherwise now. */
  readonly wakePlanner: () => void;
  /** Media, texts to index or snoozed chats may wait. */
  readonly wakeWork: () => void;
};

/** One handler for each call of the contract, by topic. */
export function createHandlers(deps: HandlerDeps): Handlers {
  return {
    ...settingsHandlers(deps),
    ...channelHandlers(deps),
    ...connectionHandlers(deps),
    ...numberTrials(deps),
    ...tunnelHandlers(deps),
    ...conversationHandlers(deps),
    ...messageHandlers(deps),
    ...contactHandlers(deps),
    ...outboxHandlers(deps),
    ...sendingHandlers(deps),
    ...journalHandlers(deps),
    ...activityHandlers({
      ...deps,
      handlers: { ...healthHandlers(deps), ...tunnelHandlers(deps), ...channelHandlers(deps) },
    }),
    ...healthHandlers(deps),
    ...bookingHandlers(deps),
    ...sourceHandlers({ ...deps, connect: channelHandlers(deps)['channels.create'] }),
    ...templateHandlers(deps),
    ...metaTemplateHandlers(deps),
    ...ruleHandlers(deps),
    ...replyHandlers(deps),
    ...noticeHandlers(deps),
  };
}
