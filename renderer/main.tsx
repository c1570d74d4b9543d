import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import './theme/tokens.css';
import './theme/base.css';

import { openBrowserSocket } from './api/event-socket.ts';
import { createHttpTransport, uploadTo } from './api/http-transport.ts';
import { createSession } from './api/session.ts';
import { App, type Access } from './app.tsx';
import { createDesktopBridge, findPageChannel, type PageChannel } from './desktop/bridge.ts';
import { loadFirstWords } from './i18n/first-words.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');

const channel = findPageChannel(window);
// A token in the address is taken out of it before anything is waited for; the desktop's bridge is built when there is a page to hear it.
const accessOf = channel ? () => inDesktop(channel) : inBrowser();
const page = createRoot(root);

void loadFirstWords(window.localStorage, navigator.languages).then((first) => {
  page.render(
    <StrictMode>
      <App first={first} access={accessOf()} />
    </StrictMode>,
  );
});

/** The desktop host knows who sits here: no sign-in, and calls go over its channel. */
function inDesktop(pageChannel: PageChannel): Access {
  const bridge = createDesktopBridge(pageChannel);
  const upload = uploadTo(window.location.origin, () => null);
  return { kind: 'desktop', bridge, upload };
}

function inBrowser(): () => Access {
  const session = createSession(window.localStorage, window.location, (address) => {
    window.history.replaceState(null, '', address);
  });
  window.addEventListener('hashchange', session.readAddress);
  const transport = createHttpTransport(window.location.origin, session, openBrowserSocket);
  return () => ({ kind: 'browser', session, transport });
}
