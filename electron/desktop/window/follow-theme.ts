import { nativeTheme } from 'electron';

import type { EventBus } from '#core/platform/event-bus.ts';
import type { Client } from '#shared/api/client.ts';

/** Menus, title bars and the page follow the theme that the owner has set. Returns how to stop. */
export async function followTheme(client: Client, events: Pick<EventBus, 'listen'>): Promise<() => void> {
  const follow = async () => {
    const { interface: shown } = await client.call('settings.get', {});
    if (nativeTheme.themeSource !== shown.theme) nativeTheme.themeSource = shown.theme;
  };
  await follow();
  return events.listen((frame) => {
    if (frame.kind === 'changes' && frame.changes.some(({ topic }) => topic === 'settings')) void follow();
  });
}
