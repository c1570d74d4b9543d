/** The black box: every event that came in, the log, the bundle for support. */
export const activity = {
  title: 'Activity',
};
