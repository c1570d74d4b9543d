import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import './theme/tokens.css';
import './theme/base.css';

import { openBrowserSocket } from './api/event-socket.ts';
import { createHttpTransport } from './api/http-transport.ts';
import { createSession } from './api/session.ts';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');

const session = createSession(window.localStorage, window.location, (address) => {
  window.history.replaceState(null, '', address);
});
window.addEventListener('hashchange', session.readAddress);
const transport = createHttpTransport(window.location.origin, session, openBrowserSocket);

createRoot(root).render(
  <StrictMode>
    <App session={session} transport={transport} />
  </StrictMode>,
);
