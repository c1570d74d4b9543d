import { Menu, nativeTheme, Tray, type MenuItemConstructorOptions } from 'electron';

import { createTimeFormat, type TimeFormat } from '#shared/i18n/time-format.ts';

import { faceOf } from './face.ts';
import { faceFile } from './icon-files.ts';
import { createIcons } from './icons.ts';
import { menuOf, type MenuAction, type MenuLine } from './menu.ts';
import { tooltipOf } from './tooltip.ts';
import { perform, type TrayDeps } from './tray-actions.ts';

/** What the tray shows, as data: it is touched only where this has changed, so that an open menu stays open. */
type Shown = {
  readonly image: string;
  /** Beside the icon, on macOS. */
  readonly title: string;
  readonly tooltip: string;
  readonly menu: readonly MenuLine[];
};

/** Puts the bell into the tray, with its face and its menu. Returns how to take it away. */
export function startTray(deps: TrayDeps): () => void {
  const icon = createIcons();
  const look = createLook(deps);
  let shown = look();
  const tray = new Tray(icon(shown.image));
  const show = (next: Shown, before: Shown | null) => {
    if (next.image !== before?.image) tray.setImage(icon(next.image));
    if (next.title !== (before?.title ?? '')) tray.setTitle(next.title);
    if (next.tooltip !== before?.tooltip) tray.setToolTip(next.tooltip);
    if (JSON.stringify(next.menu) !== JSON.stringify(before?.menu)) {
      tray.setContextMenu(Menu.buildFromTemplate(templateOf(next.menu, (action) => perform(action, deps))));
    }
    shown = next;
  };
  const refresh = () => show(look(), shown);
  show(shown, null);
  // On macOS a click shows the menu, as everywhere in its bar.
  if (process.platform !== 'darwin') tray.on('click', () => deps.window.open());
  nativeTheme.on('updated', refresh);
  const stops = [
    deps.desk.onChange(refresh),
    deps.lock.onChange(refresh),
    deps.settings.onChange(refresh),
    deps.updates.onChange(refresh),
    () => nativeTheme.off('updated', refresh),
  ];
  return () => {
    for (const stop of stops) stop();
    tray.destroy();
  };
}

/** Looks at everything that the tray tells of; the formats of times are costly and built once for a zone. */
function createLook(deps: TrayDeps): () => Shown {
  let format: TimeFormat | null = null;
  let formatOf = '';
  return () => {
    const { tray: words, language } = deps.words();
    const desk = deps.desk.current();
    const timeZone = desk?.timeZone ?? 'UTC';
    if (format === null || formatOf !== `${language} ${timeZone}`) {
      format = createTimeFormat(language, timeZone, () => deps.clock.now());
      formatOf = `${language} ${timeZone}`;
    }
    const { isLocked, hasPin } = deps.lock.state();
    const view = { words, format, now: deps.clock.now(), isLocked };
    const update = deps.updates.state();
    const face = faceOf(desk);
    return {
      image: faceFile(face.kind, {
        platform: process.platform,
        isDark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
      }),
      title: process.platform === 'darwin' && face.kind === 'needs-reply' ? String(face.count) : '',
      tooltip: tooltipOf(desk, view),
      menu: menuOf({
        ...view,
        desk,
        hasPin,
        readyVersion: update.kind === 'ready' ? update.version : null,
        showsNames: deps.settings.get().toasts.showsText,
      }),
    };
  };
}

function templateOf(
  lines: readonly MenuLine[],
  onAction: (action: MenuAction) => void,
): MenuItemConstructorOptions[] {
  return lines.map((line): MenuItemConstructorOptions => {
    switch (line.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'text':
        return { label: line.label, enabled: false };
      case 'action':
        return { label: line.label, click: () => onAction(line.action) };
      case 'submenu':
        return { label: line.label, submenu: templateOf(line.lines, onAction) };
    }
  });
}
