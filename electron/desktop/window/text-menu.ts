import type { Words } from '../words/words.ts';

/** What was clicked with the right button. */
export type ClickedText = {
  readonly isEditable: boolean;
  readonly hasSelection: boolean;
  /** Empty when the word under the pointer is right, or nobody has looked. */
  readonly misspelledWord: string;
  readonly suggestions: readonly string[];
  readonly can: {
    readonly cut: boolean;
    readonly copy: boolean;
    readonly paste: boolean;
    readonly selectAll: boolean;
  };
};

/** A line of the menu. */
export type TextMenuLine =
  | { readonly kind: 'line' }
  | {
      readonly kind: 'role';
      readonly role: 'cut' | 'copy' | 'paste' | 'selectAll';
      readonly label: string;
      readonly enabled: boolean;
    }
  | { readonly kind: 'correct'; readonly word: string }
  | { readonly kind: 'learn'; readonly word: string; readonly label: string }
  | { readonly kind: 'no-suggestions'; readonly label: string };

/** The menu over a text: what can be done with it. Empty when there is nothing to do. */
export function textMenu(clicked: ClickedText, { life }: Pick<Words, 'life'>): TextMenuLine[] {
  const { can } = clicked;
  const copy: TextMenuLine = { kind: 'role', role: 'copy', label: life('edit.copy'), enabled: can.copy };
  if (!clicked.isEditable) return clicked.hasSelection ? [copy] : [];
  const spelling: TextMenuLine[] =
    clicked.misspelledWord === ''
      ? []
      : [
          ...clicked.suggestions.map((word) => ({ kind: 'correct', word }) as const),
          ...(clicked.suggestions.length === 0
            ? [{ kind: 'no-suggestions', label: life('edit.noSuggestions') } as const]
            : []),
          { kind: 'learn', word: clicked.misspelledWord, label: life('edit.learn') },
          { kind: 'line' },
        ];
  return [
    ...spelling,
    { kind: 'role', role: 'cut', label: life('edit.cut'), enabled: can.cut },
    copy,
    { kind: 'role', role: 'paste', label: life('edit.paste'), enabled: can.paste },
    { kind: 'line' },
    { kind: 'role', role: 'selectAll', label: life('edit.selectAll'), enabled: can.selectAll },
  ];
}
