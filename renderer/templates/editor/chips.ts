import type { EditorState, Extension, Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  ViewPlugin,
  WidgetType,
  type Command,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';

import type { Problem } from '#shared/domain/template/check.ts';

import { chipLabel } from './chip-label.ts';
import { codesOf, partsOf, type Code } from './codes.ts';
import { fieldSetup, type FieldSetup } from './field-setup.ts';

/**
 * Codes in plain words: `{{ customer.first_name }}` reads "First name". Where the cursor stands in one, where it has an
 * error, and when the person wants to see codes, it is shown as it is written.
 */
export function codeChips(): Extension {
  return [
    ViewPlugin.define((view) => new ChipsView(view), { decorations: (plugin) => plugin.decorations }),
    EditorView.domEventHandlers({ mousedown: openChip }),
    keymap.of([
      { key: 'Backspace', run: removeChip('before') },
      { key: 'Delete', run: removeChip('after') },
    ]),
  ];
}

class ChipsView {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = decorate(view);
  }

  update(update: ViewUpdate): void {
    const isOtherSetup = update.startState.facet(fieldSetup) !== update.state.facet(fieldSetup);
    if (update.docChanged || update.selectionSet || update.focusChanged || isOtherSetup) {
      this.decorations = decorate(update.view);
    }
  }
}

class Chip extends WidgetType {
  readonly label: string;
  readonly kind: Code['kind'];
  readonly hint: string | null;

  constructor(label: string, kind: Code['kind'], hint: string | null) {
    super();
    this.label = label;
    this.kind = kind;
    this.hint = hint;
  }

  override eq(other: Chip): boolean {
    return other.label === this.label && other.kind === this.kind && other.hint === this.hint;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'cm-chip';
    element.dataset.kind = this.kind;
    if (this.hint !== null) {
      element.dataset.warning = '';
      element.title = this.hint;
    }
    element.textContent = this.label;
    return element;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** A code and what stands in its place; `label` null = the code itself. */
type Shown = { readonly code: Code; readonly label: string | null; readonly hint: string | null };

function shownCodes(state: EditorState, setup: FieldSetup): Shown[] {
  const text = state.doc.toString();
  const problems = setup.problemsOf(text);
  return codesOf(text).map((code) => {
    const inside = problems.filter((problem) => code.from <= problem.from && problem.to <= code.to);
    const isBroken = inside.some(({ severity }) => severity === 'error');
    const label = isBroken ? null : chipLabel(code, setup.event, setup.words.chips);
    return { code, label, hint: hintOf(inside, setup) };
  });
}

function hintOf([problem]: readonly Problem[], { words }: FieldSetup): string | null {
  return problem === undefined ? null : words.problem(problem);
}

function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  const setup = state.facet(fieldSetup);
  if (setup === null) return Decoration.none;
  const text = state.doc.toString();
  const ranges: Range<Decoration>[] = shownCodes(state, setup).flatMap(({ code, label, hint }) => {
    const isOpen = setup.showsCodes || (view.hasFocus && holdsCursor(state, code));
    if (label !== null && !isOpen) {
      return [Decoration.replace({ widget: new Chip(label, code.kind, hint) }).range(code.from, code.to)];
    }
    return [
      Decoration.mark({ class: 'cm-code', attributes: { 'data-kind': code.kind } }).range(code.from, code.to),
      ...partsOf(text, code).map((part) =>
        Decoration.mark({ class: `cm-part-${part.kind}` }).range(part.from, part.to),
      ),
    ];
  });
  return Decoration.set(ranges, true);
}

/** Strictly inside: behind a code the person goes on with the message. */
function holdsCursor(state: EditorState, { from, to }: Code): boolean {
  return state.selection.ranges.some(
    (range) => from < range.head && range.head < to && from < range.anchor && range.anchor < to,
  );
}

/** A click on a chip opens it. */
function openChip(event: MouseEvent, view: EditorView): boolean {
  const chip = event.target instanceof HTMLElement ? event.target.closest('.cm-chip') : null;
  if (chip === null || event.button !== 0 || event.shiftKey) return false;
  const from = view.posAtDOM(chip);
  const code = codesOf(view.state.doc.toString()).find((candidate) => candidate.from === from);
  if (code === undefined) return false;
  event.preventDefault();
  view.focus();
  view.dispatch({ selection: { anchor: code.to - 2 - (/\s*$/.exec(code.inside)?.[0].length ?? 0) } });
  return true;
}

/** A chip is one thing: one press of Backspace behind it, or Delete before it, takes it out. */
function removeChip(side: 'before' | 'after'): Command {
  return (view) => {
    const setup = view.state.facet(fieldSetup);
    const { main, ranges } = view.state.selection;
    if (setup === null || setup.showsCodes || !main.empty || ranges.length > 1) return false;
    const shown = shownCodes(view.state, setup).find(
      ({ code, label }) => label !== null && (side === 'before' ? code.to : code.from) === main.head,
    );
    if (shown === undefined) return false;
    const { from, to } = shown.code;
    view.dispatch({ changes: { from, to }, userEvent: 'delete', scrollIntoView: true });
    return true;
  };
}
