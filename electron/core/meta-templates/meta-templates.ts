import type { InboundEvent } from '#shared/domain/inbound-event.ts';
import type { ChannelId } from '#shared/domain/ids.ts';

import type { Change } from '../platform/event-bus.ts';
import type { WakeLoop } from '../platform/wake-loop.ts';
import type { Settings } from '../settings/settings.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import { wantLook } from '../store/meta-templates.ts';
import type { ComposeInput, Composer } from '../templates/composer.ts';
import { accountOf } from './accounts.ts';
import { createTemplateLooks, type LookDeps, type TemplateLooks } from './look.ts';
import { applyNews } from './news.ts';
import { standInFor, type StandIn } from './stand-in-template.ts';

export type MetaTemplatesDeps = LookDeps & {
  readonly composer: Composer;
  readonly settings: Pick<Settings, 'get'>;
};

/** The message templates of the connected accounts. */
export type MetaTemplates = {
  readonly loop: WakeLoop;
  /** Reads all of them now. */
  readonly lookAtAll: TemplateLooks['all'];
  /** An event about one of them, within the transaction that takes it in. */
  onNews(db: WriteDb, event: Extract<InboundEvent, { kind: 'template' }>): Change[];
  /** A template of this number was refused: what we know of the account is out of date. */
  onRefused(db: WriteDb, channelId: ChannelId): void;
  /** What goes in place of an automatic text on a number while only templates go. */
  standInFor(db: ReadDb, channelId: ChannelId, content: ComposeInput): StandIn;
};

/** Keeps the templates; nothing is asked of anybody before the loop is woken. */
export function createMetaTemplates(deps: MetaTemplatesDeps): MetaTemplates {
  const looks = createTemplateLooks(deps);
  return {
    loop: looks.loop,
    lookAtAll: () => looks.all(),
    onNews: (db, event) => applyNews(db, deps, event),
    onRefused(db, channelId) {
      const account = accountOf(deps.channels, channelId);
      if (account === null) return;
      wantLook(db, account, deps.clock.now());
      looks.loop.wake();
    },
    standInFor: (db, channelId, content) => standInFor(db, deps, { ...content, channelId }),
  };
}
