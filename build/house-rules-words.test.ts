import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

import { describe, expect, it } from 'vitest';

const folder = new URL('../shared/i18n/', import.meta.url);
const features = readdirSync(new URL('en/', folder)).filter((file) => file.endsWith('.ts'));
const plural = /_(zero|one|two|few|many|other)$/;

/** Key path → words, of one feature in one language. */
async function wordsOf(language: string, file: string): Promise<Map<string, string>> {
  const module = (await import(new URL(`${language}/${file}`, folder).href)) as Record<string, unknown>;
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') found.set(path, value);
    else
      for (const [key, inner] of Object.entries(value as Record<string, unknown>))
        walk(inner, path === '' ? key : `${path}.${key}`);
  };
  for (const exported of Object.values(module)) walk(exported, '');
  return found;
}

const variablesOf = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1]))].sort();
const withoutPlural = (keys: Iterable<string>) =>
  [...new Set([...keys].map((key) => key.replace(plural, '')))].sort();

describe('the words', () => {
  it('exist for the same features in both languages', () => {
    expect(readdirSync(new URL('ru/', folder)).filter((file) => file.endsWith('.ts'))).toEqual(features);
  });

  describe.each(features.map((file) => [basename(file, '.ts'), file]))('of %s', (_name, file) => {
    it('have the same keys', async () => {
      const [en, ru] = [await wordsOf('en', file), await wordsOf('ru', file)];
      expect(en.size).toBeGreaterThan(0);
      expect(withoutPlural(ru.keys())).toEqual(withoutPlural(en.keys()));
    });

    it('are never empty', async () => {
      for (const language of ['en', 'ru']) {
        const empty = [...(await wordsOf(language, file))]
          .filter(([, text]) => text.trim() === '')
          .map(([key]) => key);
        expect({ language, empty }).toEqual({ language, empty: [] });
      }
    });

    it('fill in the same variables', async () => {
      const [en, ru] = [await wordsOf('en', file), await wordsOf('ru', file)];
      const different = [...ru].filter(([key, text]) => {
        const english = en.get(key) ?? en.get(key.replace(plural, '_other'));
        // "One message" may say the number in words.
        const needed = variablesOf(english ?? '').filter(
          (name) => !(name === 'count' && key.endsWith('_one')),
        );
        const given = variablesOf(text).filter((name) => !(name === 'count' && key.endsWith('_one')));
        return english !== undefined && needed.join() !== given.join();
      });
      expect(different.map(([key]) => key)).toEqual([]);
    });

    it('have all plural forms of their language', async () => {
      for (const language of ['en', 'ru']) {
        const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        const words = await wordsOf(language, file);
        const stems = [
          ...new Set(
            [...words.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')),
          ),
        ];
        const missing = stems.flatMap((stem) =>
          forms.map((form) => `${stem}_${form}`).filter((key) => !words.has(key)),
        );
        expect({ language, missing }).toEqual({ language, missing: [] });
      }
    });
  });
});
