import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { keymap, type EditorView } from '@codemirror/view';

import { isVariableName } from '#shared/domain/template/variables.ts';

import { fieldSetup, type FieldSetup } from './field-setup.ts';
import { insertVariable, placeholderWords } from './insertion.ts';
import { suggestionsAt, type Suggestion } from './suggestions.ts';

/** Offers variables after `{{`, filters after `|`, commands after `{%`, and variables anywhere with Ctrl+Space. */
export function codeCompletion(): Extension {
  return [
    autocompletion({
      override: [source],
      icons: false,
      maxRenderedOptions: 60,
      // Braces have asked for it: a quick Enter means the first suggestion, never a new line.
      interactionDelay: 0,
      activateOnTypingDelay: 40,
    }),
    Prec.high(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
    closeBrackets(),
    keymap.of(closeBracketsKeymap),
    // Quotes are the author's own; only braces come in pairs.
    EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['{'] } }]),
  ];
}

function source(context: CompletionContext): CompletionResult | null {
  const setup = context.state.facet(fieldSetup);
  if (setup === null) return null;
  const found = suggestionsAt(context.state.doc.toString(), context.pos, setup, context.explicit);
  if (found === null || found.options.length === 0) return null;
  return {
    from: found.from,
    filter: false,
    options: found.options.map((option) => completionOf(option, setup)),
    // With each letter at once: while newer ones are waited for, Enter and the arrows would go to the text.
    update: (_shown, _from, _to, now) => source(now),
  };
}

function completionOf(option: Suggestion, setup: FieldSetup): Completion {
  return {
    label: option.code,
    displayLabel: option.label,
    detail: option.example === '' ? option.code : option.example,
    ...(option.group === null ? {} : { section: option.group }),
    ...(option.mayBeEmpty ? { info: setup.words.mayBeEmpty } : {}),
    apply: (view, _completion, from, to) => {
      apply(view, option, from, to, setup);
    },
  };
}

function apply(view: EditorView, option: Suggestion, from: number, to: number, setup: FieldSetup): void {
  const text = view.state.doc.toString();
  const change = changeFor(text, option, from, to, setup);
  view.dispatch({
    changes: { from: change.from, to: change.to, insert: change.insert },
    selection: { anchor: change.select.from, head: change.select.to },
    scrollIntoView: true,
    userEvent: 'input.complete',
  });
}

type Change = { from: number; to: number; insert: string; select: { from: number; to: number } };

/** The whole code when it can be closed here, with its fallback; inside a longer one only the name. */
function changeFor(text: string, option: Suggestion, from: number, to: number, setup: FieldSetup): Change {
  if (option.kind === 'variable' && isVariableName(option.code)) {
    if (option.isWhole) return insertVariable(text, { from, to }, option.code, '', setup.event);
    const opened = /\{\{-?\s*$/.exec(text.slice(0, from));
    const closed = /^\s*-?\}\}/.exec(text.slice(to));
    const isAlone = closed !== null || !/^[^\n]*\}\}/.test(text.slice(to));
    if (opened && isAlone) {
      const range = { from: from - opened[0].length, to: to + (closed?.[0].length ?? 0) };
      return insertVariable(text, range, option.code, '', setup.event);
    }
    return conditionOrName(text, option.code, from, to);
  }
  if (option.kind === 'filter') return filterChange(option.code, from, to);
  return commandChange(text, option.code, from, to);
}

function plain(from: number, to: number, insert: string): Change {
  return { from, to, insert, select: { from: from + insert.length, to: from + insert.length } };
}

/** `{% if name` gets its closing sign and its end, with a place for the words between. */
function conditionOrName(text: string, name: string, from: number, to: number): Change {
  const isOpenCommand = /\{%-?\s*(?:if|unless)\s+$/.test(text.slice(0, from));
  if (!isOpenCommand || /^[^\n]*%\}/.test(text.slice(to))) return plain(from, to, name);
  const command = /(if|unless)\s+$/.exec(text.slice(0, from))?.[1] ?? 'if';
  const before = `${name} %}`;
  const brace = /^\s*\}/.exec(text.slice(to))?.[0].length ?? 0;
  return {
    from,
    to: to + brace,
    insert: `${before}${placeholderWords}{% end${command} %}`,
    select: { from: from + before.length, to: from + before.length + placeholderWords.length },
  };
}

function filterChange(code: string, from: number, to: number): Change {
  const words = code.indexOf(placeholderWords);
  if (words < 0) return plain(from, to, code);
  return {
    from,
    to,
    insert: code,
    select: { from: from + words, to: from + words + placeholderWords.length },
  };
}

function commandChange(text: string, name: string, from: number, to: number): Change {
  const isAsking = ['if', 'unless', 'elsif'].includes(name);
  const lead = /\{%-?$/.test(text.slice(0, from)) ? ' ' : '';
  if (isAsking) return plain(from, to, `${lead}${name} `);
  const brace = /^\s*%?\}/.exec(text.slice(to))?.[0].length ?? 0;
  const end = name === 'comment' ? ` %}${placeholderWords}{% endcomment %}` : ' %}';
  return plain(from, to + brace, `${lead}${name}${end}`);
}
