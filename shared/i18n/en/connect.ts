/** Connecting a number of Meta or Wazzup24: keys, webhook, self-test. */
export const connect = {
  title: 'Connect a number',
};
