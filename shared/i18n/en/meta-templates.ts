/** Message templates at Meta. */
export const metaTemplates = {
  title: 'Templates at Meta',
};
