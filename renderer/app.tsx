import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';

import { ClientProvider } from './api/client-provider.tsx';
import type { HttpTransport, Upload } from './api/http-transport.ts';
import { UploadProvider } from './api/use-upload.tsx';
import type { Session } from './api/session.ts';
import type { DesktopBridge } from './desktop/bridge.ts';
import { DesktopProvider } from './desktop/desktop-provider.tsx';
import { LockScreen } from './desktop/lock-screen.tsx';
import { createI18n } from './i18n/create-i18n.ts';
import type { FirstWords } from './i18n/first-words.ts';
import { Shell } from './shell/shell.tsx';
import { SignInScreen } from './shell/sign-in-screen.tsx';
import { cssVariablesResolver, theme } from './theme/theme.ts';

/** How this page reaches the core. */
export type Access =
  | { readonly kind: 'browser'; readonly session: Session; readonly transport: HttpTransport }
  | { readonly kind: 'desktop'; readonly bridge: DesktopBridge; readonly upload: Upload };

/** Everything that is shown: the providers, and the sign-in in place of the shell while the core does not know us. */
export function App({ first, access }: { first: FirstWords; access: Access }) {
  const [i18n] = useState(() => createI18n(first.language, first.words));
  useEffect(() => {
    const say = (language: string) => {
      document.documentElement.lang = language;
    };
    say(i18n.language);
    i18n.on('languageChanged', say);
    return () => {
      i18n.off('languageChanged', say);
    };
  }, [i18n]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <I18nextProvider i18n={i18n}>
        {access.kind === 'browser' ? <InBrowser {...access} /> : <InDesktop {...access} />}
      </I18nextProvider>
    </MantineProvider>
  );
}

function InBrowser({ session, transport }: Extract<Access, { kind: 'browser' }>) {
  const isSignedIn = useSyncExternalStore(session.subscribe, session.isSignedIn);
  return (
    <>
      <Toasts />
      {isSignedIn ? (
        <UploadProvider upload={transport.upload}>
          <ClientProvider transport={transport}>
            <Shell onSignOut={session.signOut} />
          </ClientProvider>
        </UploadProvider>
      ) : (
        <SignInScreen transport={transport} />
      )}
    </>
  );
}

function InDesktop({ bridge, upload }: Extract<Access, { kind: 'desktop' }>) {
  return (
    <DesktopProvider bridge={bridge} locked={<LockScreen />}>
      {/* Inside: a toast that names a customer must not stand above the lock screen. */}
      <Toasts />
      <UploadProvider upload={upload}>
        <ClientProvider transport={bridge.transport}>
          <Shell onSignOut={null} />
        </ClientProvider>
      </UploadProvider>
    </DesktopProvider>
  );
}

function Toasts() {
  return <Notifications position="bottom-right" limit={3} containerWidth={380} />;
}

/** The nonce that the host put into the page for this answer: our policy allows no other style elements. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
