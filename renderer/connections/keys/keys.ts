import type { CallInput } from '#shared/api/contract.ts';

import { fieldNames, fieldsOf, fieldSpecs, formPlans, type FieldName, type KeyedProvider } from './fields.ts';

/** What a form holds, as typed; a field that was not touched is missing. */
export type Typed = Readonly<Partial<Record<FieldName, string>>>;

export type Keys = {
  readonly typed: Typed;
  /** Green API only: who asks whom. */
  readonly receive: 'polling' | 'webhook';
};

export const noKeys: Keys = { typed: {}, receive: 'polling' };

/** A field without the spaces around it; empty when nothing was typed. */
export function valueOf(typed: Typed, name: FieldName): string {
  return typed[name]?.trim() ?? '';
}

/** The required fields that are empty still. */
export function missingFields(provider: KeyedProvider, typed: Typed): FieldName[] {
  return fieldsOf(provider).filter((name) => fieldSpecs[name].isRequired && valueOf(typed, name) === '');
}

/** What `channels.create` takes; `label` names the number where the owner did not. */
export function createInput(
  provider: KeyedProvider,
  { typed, receive }: Keys,
  label: string | null,
): CallInput<'channels.create'> {
  const chosen = valueOf(typed, 'label') || (label ?? '').slice(0, 60).trim();
  const named = chosen === '' ? {} : { label: chosen };
  const value = (name: FieldName) => valueOf(typed, name);
  const optional = (name: FieldName) => value(name) || undefined;
  switch (provider) {
    case 'green-api':
      return {
        provider,
        ...named,
        config: defined({
          apiUrl: value('apiUrl'),
          mediaUrl: optional('mediaUrl'),
          idInstance: value('idInstance'),
          receive,
        }),
        secrets: { apiTokenInstance: value('apiTokenInstance') },
      };
    case 'meta-cloud':
      return {
        provider,
        ...named,
        config: defined({
          graphUrl: optional('graphUrl'),
          phoneNumberId: value('phoneNumberId'),
          businessAccountId: value('businessAccountId'),
          appId: optional('appId'),
        }),
        secrets: { accessToken: value('accessToken'), appSecret: value('appSecret') },
      };
    case 'wazzup24':
      return {
        provider,
        ...named,
        config: defined({ apiUrl: optional('wazzupUrl'), channelId: value('channelId') }),
        secrets: { apiKey: value('apiKey') },
      };
  }
}

/** What `channels.probe` takes; null while there is too little to ask about. */
export function probeInput(provider: KeyedProvider, typed: Typed): CallInput<'channels.probe'> | null {
  if (formPlans[provider].worthAsking.some((name) => valueOf(typed, name) === '')) return null;
  const config: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const name of fieldsOf(provider)) {
    const value = valueOf(typed, name);
    const [place, key] = fieldSpecs[name].path.split('.');
    if (value === '' || key === undefined) continue;
    (place === 'secrets' ? secrets : config)[key] = value;
  }
  return { provider, config, secrets };
}

/** The field that a path of the core (`config.apiUrl`, or its last part alone) means in a provider's form. */
export function fieldAt(provider: KeyedProvider, path: string): FieldName | null {
  return (
    fieldsOf(provider).find((name) => {
      const own = fieldSpecs[name].path;
      return own === path || own.split('.').at(-1) === path;
    }) ?? null
  );
}

/** The fields that choosing a number fills in: `fill` names them by path or by their last part. */
export function filledBy(provider: KeyedProvider, fill: Readonly<Record<string, string>>): Typed {
  const filled: Partial<Record<FieldName, string>> = {};
  for (const [path, value] of Object.entries(fill)) {
    const name = fieldAt(provider, path);
    if (name !== null) filled[name] = value;
  }
  return filled;
}

/** True when the form holds exactly what choosing this number would fill in. */
export function isChosen(typed: Typed, filled: Typed): boolean {
  const names = fieldNames.filter((name) => filled[name] !== undefined);
  return names.length > 0 && names.every((name) => valueOf(typed, name) === filled[name]);
}

/** The settings of a number that is there already, as its form would hold them; keys are never told. */
export function typedOf(
  provider: KeyedProvider,
  config: Readonly<Record<string, unknown>>,
  label: string,
): Typed {
  const texts = Object.fromEntries(
    Object.entries(config).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return { ...filledBy(provider, texts), label };
}

/** Leaves out what is undefined: the contract wants a field absent, not empty. */
function defined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  // The filter makes the type true: what was undefined is not there.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]: Exclude<Fields[Name], undefined>;
  };
}
