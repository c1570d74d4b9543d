import 'i18next';

import type { words } from '#shared/i18n/languages.ts';

declare module 'i18next' {
  // Declaration merging works only with an interface: this is the library's own door for typed keys.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface CustomTypeOptions {
    defaultNS: 'basics';
    resources: (typeof words)['en'];
    returnNull: false;
  }
}
