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
import { App } from './app.tsx';
import { createDesktopBridge, findPageChannel, type PageChannel } from './desktop/bridge.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');

const channel = findPageChannel(window);

createRoot(root).render(<StrictMode>{channel ? inDesktop(channel) : inBrowser()}</StrictMode>);

/** The desktop host knows who sits here: no sign-in, and calls go over its channel. */
function inDesktop(pageChannel: PageChannel) {
  const bridge = createDesktopBridge(pageChannel);
  return <App access={{ kind: 'desktop', bridge, upload: uploadTo(window.location.origin, () => null) }} />;
}

function inBrowser() {
  const session = createSession(window.localStorage, window.location, (address) => {
    window.history.replaceState(null, '', address);
  });
  window.addEventListener('hashchange', session.readAddress);
  const transport = createHttpTransport(window.location.origin, session, openBrowserSocket);
  return <App access={{ kind: 'browser', session, transport }} />;
}
