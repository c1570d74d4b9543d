/** The providers whose keys a person types. */
export const keyedProviders = ['green-api', 'meta-cloud', 'wazzup24'] as const;
export type KeyedProvider = (typeof keyedProviders)[number];

export const fieldNames = [
  'apiUrl',
  'mediaUrl',
  'idInstance',
  'apiTokenInstance',
  'accessToken',
  'appSecret',
  'phoneNumberId',
  'businessAccountId',
  'appId',
  'graphUrl',
  'apiKey',
  'channelId',
  'wazzupUrl',
  'label',
] as const;
export type FieldName = (typeof fieldNames)[number];

export type FieldSpec = {
  /** Where the core keeps it, as its complaints name it. */
  readonly path: string;
  readonly isSecret: boolean;
  readonly isRequired: boolean;
  /** What is wrong with it when the core refuses its form. */
  readonly form: 'address' | 'digits' | 'any';
  /** How it looks at the provider, in every language. */
  readonly example: string;
};

const text = (path: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  path,
  isSecret: path.startsWith('secrets.'),
  isRequired: false,
  form: 'any',
  example: '',
  ...more,
});

/** Every field of the forms. */
export const fieldSpecs: Readonly<Record<FieldName, FieldSpec>> = {
  apiUrl: text('config.apiUrl', {
    isRequired: true,
    form: 'address',
    example: 'https://1103.api.green-api.com',
  }),
  mediaUrl: text('config.mediaUrl', { form: 'address', example: 'https://1103.media.green-api.com' }),
  idInstance: text('config.idInstance', { isRequired: true, form: 'digits', example: '1103123456' }),
  apiTokenInstance: text('secrets.apiTokenInstance', { isRequired: true }),
  accessToken: text('secrets.accessToken', { isRequired: true }),
  appSecret: text('secrets.appSecret', { isRequired: true }),
  phoneNumberId: text('config.phoneNumberId', {
    isRequired: true,
    form: 'digits',
    example: '106540352242922',
  }),
  businessAccountId: text('config.businessAccountId', {
    isRequired: true,
    form: 'digits',
    example: '102290129340398',
  }),
  appId: text('config.appId', { form: 'digits', example: '1234567890123456' }),
  graphUrl: text('config.graphUrl', { form: 'address', example: 'https://graph.facebook.com' }),
  apiKey: text('secrets.apiKey', { isRequired: true }),
  channelId: text('config.channelId', { isRequired: true, example: 'b96a353b-51f1-4cac-8413-ba1e5e5f981a' }),
  wazzupUrl: text('config.apiUrl', { form: 'address', example: 'https://api.wazzup24.com' }),
  label: text('label'),
};

/** A numbered step of a form: where to find something, and the fields for it. */
export type Block = {
  readonly name: 'greenKeys' | 'metaToken' | 'metaSecret' | 'metaNumber' | 'wazzupKey' | 'wazzupChannel';
  readonly fields: readonly FieldName[];
  /** True: the numbers that the keys lead to are offered here. */
  readonly offersNumbers: boolean;
};

export type FormPlan = {
  readonly blocks: readonly Block[];
  /** Folded away: few need them. */
  readonly advanced: readonly FieldName[];
  /** Without these there is nothing to ask the provider about. */
  readonly worthAsking: readonly FieldName[];
};

/** What each provider's form holds, from the top. */
export const formPlans: Readonly<Record<KeyedProvider, FormPlan>> = {
  'green-api': {
    blocks: [
      {
        name: 'greenKeys',
        fields: ['apiUrl', 'mediaUrl', 'idInstance', 'apiTokenInstance'],
        offersNumbers: false,
      },
    ],
    advanced: [],
    worthAsking: ['apiUrl', 'idInstance', 'apiTokenInstance'],
  },
  'meta-cloud': {
    blocks: [
      { name: 'metaToken', fields: ['accessToken'], offersNumbers: false },
      { name: 'metaSecret', fields: ['appSecret'], offersNumbers: false },
      { name: 'metaNumber', fields: ['phoneNumberId', 'businessAccountId'], offersNumbers: true },
    ],
    advanced: ['appId', 'graphUrl'],
    worthAsking: ['accessToken'],
  },
  wazzup24: {
    blocks: [
      { name: 'wazzupKey', fields: ['apiKey'], offersNumbers: false },
      { name: 'wazzupChannel', fields: [], offersNumbers: true },
    ],
    advanced: ['channelId', 'wazzupUrl'],
    worthAsking: ['apiKey'],
  },
};

/** The fields of a provider's form, in their order. */
export function fieldsOf(provider: KeyedProvider): readonly FieldName[] {
  const { blocks, advanced } = formPlans[provider];
  return [...blocks.flatMap((block) => block.fields), ...advanced, 'label'];
}
