import { fieldSpecs, type FieldName } from './fields.ts';
import { valueOf, type Typed } from './keys.ts';
import type { Probe, ProbeAnswer } from './use-probe.ts';

export type Verdict = ProbeAnswer['fields'][string];

/** What is known of a field as it stands now: what was said about another value counts no more. */
export function verdictOf(name: FieldName, typed: Typed, probe: Probe): Verdict | null {
  if (probe.known === null) return null;
  const { path } = fieldSpecs[name];
  const [place, key] = path.split('.');
  if (key === undefined) return null;
  const { input, answer } = probe.known;
  const asked = (place === 'secrets' ? input.secrets : input.config)[key] ?? '';
  const value = valueOf(typed, name);
  if (value === '' || asked !== value) return null;
  return answer?.fields[path] ?? null;
}

/** True when the last answer leaves open whether the keys lead to numbers. */
export function isUnsure({ known }: Probe): boolean {
  const fields = Object.entries(known?.answer?.fields ?? {});
  return fields.some(([path, { state }]) => path.startsWith('secrets.') && state === 'unknown');
}

/** True when the last question had no answer at all, or none that says works or broken about anything. */
export function isUnreachable({ known }: Probe): boolean {
  if (known === null) return false;
  if (known.answer === null) return true;
  const states = Object.values(known.answer.fields).map(({ state }) => state);
  return states.length > 0 && states.every((state) => state === 'unknown');
}
