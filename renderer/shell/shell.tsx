import { Redirect, Route, Switch } from 'wouter';

import { InboxScreen } from '../inbox/inbox-screen.tsx';
import { ConnectionsScreen } from '../connections/connections-screen.tsx';
import { AddNumberScreen } from '../connections/add-number-screen.tsx';
import { WelcomeScreen } from '../onboarding/welcome-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';

/** The frame around every screen. */
export function Shell() {
  return (
    <Switch>
      <Route path="/inbox">
        <InboxScreen conversationId={null} />
      </Route>
      <Route path="/inbox/:conversationId">
        {(route) => <InboxScreen conversationId={route.conversationId} />}
      </Route>
      <Route path="/connections" component={ConnectionsScreen} />
      <Route path="/connections/add" component={AddNumberScreen} />
      <Route path="/settings" component={SettingsScreen} />
      <Route path="/welcome" component={WelcomeScreen} />
      <Route>
        <Redirect to="/inbox" replace />
      </Route>
    </Switch>
  );
}
