import { nativeTheme } from 'electron';

/** The paper of both themes. Put in by the build, from the tokens of the screens: colours have one source. */
declare const PAGE_BACKGROUND: { readonly light: string; readonly dark: string };

/** What stands behind the page until it has painted: in the dark theme nothing may flash white. */
export function pageBackground(): string {
  return nativeTheme.shouldUseDarkColors ? PAGE_BACKGROUND.dark : PAGE_BACKGROUND.light;
}
