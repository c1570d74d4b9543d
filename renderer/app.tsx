import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';

import { chooseLanguage } from '#shared/i18n/languages.ts';

import { ClientProvider } from './api/client-provider.tsx';
import type { HttpTransport } from './api/http-transport.ts';
import { UploadProvider } from './api/use-upload.tsx';
import type { Session } from './api/session.ts';
import { createI18n } from './i18n/create-i18n.ts';
import { Shell } from './shell/shell.tsx';
import { SignInScreen } from './shell/sign-in-screen.tsx';
import { cssVariablesResolver, theme } from './theme/theme.ts';

type AppProps = { session: Session; transport: HttpTransport };

/** Everything that is shown: the providers, and the sign-in in place of the shell while the core does not know us. */
export function App({ session, transport }: AppProps) {
  const [i18n] = useState(() => createI18n(chooseLanguage(navigator.languages)));
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
  const isSignedIn = useSyncExternalStore(session.subscribe, session.isSignedIn);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <I18nextProvider i18n={i18n}>
        <Notifications position="bottom-right" limit={3} containerWidth={380} />
        {isSignedIn ? (
          <UploadProvider transport={transport}>
            <ClientProvider transport={transport}>
              <Shell onSignOut={session.signOut} />
            </ClientProvider>
          </UploadProvider>
        ) : (
          <SignInScreen transport={transport} />
        )}
      </I18nextProvider>
    </MantineProvider>
  );
}

/** The nonce that the host put into the page for this answer: our policy allows no other style elements. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
