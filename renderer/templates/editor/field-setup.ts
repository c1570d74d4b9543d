import { Facet } from '@codemirror/state';

import type { Problem } from '#shared/domain/template/check.ts';
import type { TemplateEvent, TemplateLanguage, VariableName } from '#shared/domain/template/variables.ts';

import type { ChipWords } from './chip-label.ts';
import type { Fix } from './fixes.ts';

/** The words that a field needs, in the reader's language. */
export type FieldWords = {
  readonly chips: ChipWords;
  problem(problem: Problem): string;
  fix(fix: Fix): string;
  group(variable: VariableName): string;
  mayBeEmpty: string;
  filter(name: string): string;
  tag(name: 'if' | 'ifElse' | 'unless' | 'elsif' | 'else' | 'endif' | 'endunless' | 'comment'): string;
  suggestions: string;
};

/** What a field knows about the text in it. */
export type FieldSetup = {
  readonly event: TemplateEvent;
  readonly language: TemplateLanguage;
  /** IANA, for the examples. */
  readonly timeZone: string;
  readonly words: FieldWords;
  /** True: codes are shown as they are written, never as chips. */
  readonly showsCodes: boolean;
  readonly problemsOf: (text: string) => readonly Problem[];
};

/** The setup of a field, for everything that works inside the editor. */
export const fieldSetup = Facet.define<FieldSetup, FieldSetup | null>({
  combine: (values) => values[0] ?? null,
});
