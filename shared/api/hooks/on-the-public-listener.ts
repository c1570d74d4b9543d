/** What all operations of the public listener have in common: each has a proof of its own, none takes a token. */
export const onThePublicListener = {
  tags: ['hooks'],
  security: [],
  servers: [{ url: '/', description: 'The public address of the shop.' }],
};
