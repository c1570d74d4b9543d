import type { ProtocolSession } from '../chromium-link.ts';
import { nativeTheme } from './native-theme.ts';

/** A page's `prefers-color-scheme` is the native theme's, now and when that changes. */
export function followTheme(session: ProtocolSession): void {
  const tell = () => {
    const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    const features = [{ name: 'prefers-color-scheme', value }];
    // The page may be gone.
    session.send('Emulation.setEmulatedMedia', { features }).catch(() => undefined);
  };
  tell();
  nativeTheme.setMaxListeners(0).on('updated', tell);
}
