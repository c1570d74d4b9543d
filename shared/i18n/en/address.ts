/** How the world reaches this computer, and whether it really does. */
export const address = {
  title: 'Public address',
};
