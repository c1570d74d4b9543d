/**
 * The shape of a translation: the same keys as the English words. Where English has `_one` and `_other`, a language
 * with more plurals may add `_few` and `_many`; i18next picks by the rules of the language.
 */
export type Translated<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Translated<Words[Key]>;
} & {
  readonly [
    Key in keyof Words as Key extends `${infer Stem}_other` ? `${Stem}_few` | `${Stem}_many` : never
  ]: string;
};
