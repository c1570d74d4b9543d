import { normalisePhone } from '../phone.ts';
import { defaultTorrowOptions, torrowFlags, type TorrowOptions, type TorrowService } from './hook-options.ts';
import { readQueryText } from './query-text.ts';

/** Who the URL says it is, without any key. `apiUrl` is only shown: the configured number's address is called. */
export type TorrowAccount =
  | {
      readonly kind: 'green-api';
      readonly apiUrl: string | null;
      readonly idInstance: string | null;
      readonly idInstanceMax: string | null;
    }
  | { readonly kind: 'wazzup24'; readonly channelId: string | null; readonly chatType: string };

/** Keys by their names in the URL. Only compared and stored as secrets; never logged, shown or put in an error. */
export type TorrowSecrets = Readonly<Partial<Record<SecretName, string>>>;
export type SecretName = (typeof secretNames)[number];
export const secretNames = ['apiTokenInstance', 'apiTokenInstanceMax', 'key_api'] as const;

export type TorrowProblem = {
  readonly parameter: string;
  readonly problem: 'missing' | 'unreadable' | 'unsupported';
};

/** A hook with every option filled: what could not be read has its default and stands in `errors`. */
export type TorrowHook = {
  readonly account: TorrowAccount;
  readonly options: TorrowOptions;
  readonly errors: readonly TorrowProblem[];
  /** Parameters that we do not know; they change nothing. */
  readonly unknown: readonly string[];
};

/** Torrow's own answer to a check. Source: its screenshots of a validation call. */
export type TorrowStatus =
  | { readonly Status: 'Success'; readonly Message: string }
  | {
      readonly Status: 'Wrong parameters' | 'Error';
      readonly ErrorMessage: string;
      readonly WarningMessage: string;
    };

const plain = [
  'apiUrl',
  'idInstance',
  'apiUrlMax',
  'idInstanceMax',
  'channel_id',
  'chat_type',
  'message',
  'sign_text',
  'errorEmail',
  'phone',
  'resource_name',
  'detail_section_name',
  'case_type_name',
  'date_locales',
  'timezone',
  'timezone_name',
] as const;
type Given = ReadonlyMap<string, string>;

/** Reads the query of a hook URL (or the whole URL). Never throws; the first of two equal names counts. */
export function readTorrowHook(
  service: TorrowService,
  query: string,
): { readonly hook: TorrowHook; readonly secrets: TorrowSecrets } {
  const known = new Map(
    [...plain, ...secretNames, ...Object.keys(torrowFlags)].map((name) => [name.toLowerCase(), name]),
  );
  known.set('error_email', 'errorEmail');
  const given = new Map<string, string>();
  const unknown: string[] = [];
  for (const { name, value } of readQueryText(query)) {
    const parameter = known.get(name.toLowerCase());
    if (parameter === undefined) unknown.push(name);
    else if (!given.has(parameter)) given.set(parameter, value);
  }
  const secrets: TorrowSecrets = Object.fromEntries(
    secretNames.flatMap((name) => {
      const value = given.get(name)?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const errors: TorrowProblem[] = [];
  const account = readAccount(service, given, secrets, errors);
  const options = readOptions(given, errors);
  return { hook: { account, options, errors, unknown: [...new Set(unknown)] }, secrets };
}

/** What the check answers: names of parameters only, never their values. */
export function statusOfTorrowHook(hook: TorrowHook): TorrowStatus {
  if (hook.errors.length === 0)
    return { Status: 'Success', Message: 'The WebHook has been successfully verified' };
  const words = { missing: 'is missing', unreadable: 'cannot be read', unsupported: 'is not supported' };
  return {
    Status: 'Wrong parameters',
    ErrorMessage: hook.errors.map(({ parameter, problem }) => `${parameter} ${words[problem]}`).join('; '),
    WarningMessage: hook.unknown.length === 0 ? '' : 'Some parameters are not known and were left out',
  };
}

/** Torrow's shape for a refusal that is not about the parameters; the text must hold no secret. */
export function torrowError(message: string): TorrowStatus {
  return { Status: 'Error', ErrorMessage: message, WarningMessage: '' };
}

/** The same URL, whatever the order of its parameters: part of the key against repeats. Holds no key. */
export function torrowHookIdentity(hook: TorrowHook): string {
  return JSON.stringify([
    Object.entries(hook.account).sort(byName),
    Object.entries(hook.options).sort(byName),
  ]);
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

const textOf = (given: Given, name: string): string | null => {
  const value = given.get(name)?.trim();
  return value === undefined || value === '' ? null : value;
};

function readAccount(
  service: TorrowService,
  given: Given,
  secrets: TorrowSecrets,
  errors: TorrowProblem[],
): TorrowAccount {
  const need = (parameter: string, value: string | null | undefined) => {
    if (value === null || value === undefined) errors.push({ parameter, problem: 'missing' });
  };
  if (service === 'wazzup24') {
    const channelId = textOf(given, 'channel_id');
    const chatType = textOf(given, 'chat_type') ?? 'whatsapp';
    need('key_api', secrets.key_api);
    need('channel_id', channelId);
    if (chatType !== 'whatsapp') errors.push({ parameter: 'chat_type', problem: 'unsupported' });
    return { kind: 'wazzup24', channelId, chatType };
  }
  const apiUrl = textOf(given, 'apiUrl');
  const idInstance = textOf(given, 'idInstance');
  const idInstanceMax = textOf(given, 'idInstanceMax');
  if (idInstance === null && idInstanceMax !== null) {
    errors.push({ parameter: 'idInstanceMax', problem: 'unsupported' });
  } else {
    need('apiUrl', apiUrl);
    need('idInstance', idInstance);
    need('apiTokenInstance', secrets.apiTokenInstance);
  }
  return { kind: 'green-api', apiUrl, idInstance, idInstanceMax };
}

function readOptions(given: Given, errors: TorrowProblem[]): TorrowOptions {
  const unreadable = (parameter: string) => errors.push({ parameter, problem: 'unreadable' });
  const flags = Object.fromEntries(
    Object.entries(torrowFlags).flatMap(([parameter, option]) => {
      const text = textOf(given, parameter)?.toLowerCase();
      if (text === undefined) return [];
      if (/^(true|1|yes|on)$/.test(text)) return [[option, true]];
      if (/^(false|0|no|off)$/.test(text)) return [[option, false]];
      unreadable(parameter);
      return [];
    }),
  );
  const locale = textOf(given, 'date_locales');
  const language = locale === null || /^ru\b/i.test(locale) ? 'ru' : 'en';
  if (locale !== null && !/^(ru|en)\b/i.test(locale)) unreadable('date_locales');
  const zone = textOf(given, 'timezone');
  const timeZone = zone === null ? defaultTorrowOptions.timeZone : zoneNamed(zone);
  if (timeZone === null) unreadable('timezone');
  const phoneText = textOf(given, 'phone');
  const phone = phoneText === null ? null : normalisePhone(phoneText);
  if (phoneText !== null && phone === null) unreadable('phone');
  const errorEmail = textOf(given, 'errorEmail');
  const isEmail = errorEmail !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(errorEmail);
  if (errorEmail !== null && !isEmail) unreadable('errorEmail');
  const moscow = language === 'ru' ? defaultTorrowOptions.timeZoneName : 'Moscow time';
  return {
    ...defaultTorrowOptions,
    ...flags,
    message: textOf(given, 'message') ?? '',
    signText: textOf(given, 'sign_text') ?? '',
    errorEmail: isEmail ? errorEmail : null,
    phone,
    resourceName: textOf(given, 'resource_name'),
    detailSectionName: textOf(given, 'detail_section_name'),
    caseTypeName: textOf(given, 'case_type_name'),
    language,
    timeZone: timeZone ?? defaultTorrowOptions.timeZone,
    // "Мск" beside the time of another city would be a lie.
    timeZoneName:
      textOf(given, 'timezone_name') ??
      ((timeZone ?? defaultTorrowOptions.timeZone) === defaultTorrowOptions.timeZone ? moscow : null),
  };
}

function zoneNamed(name: string): string | null {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return null;
  }
}
