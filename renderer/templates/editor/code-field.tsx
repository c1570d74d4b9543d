import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderOf, tooltips } from '@codemirror/view';
import { useMantineStyleNonce } from '@mantine/core';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react';

import type { VariableName } from '#shared/domain/template/variables.ts';

import { codeChips } from './chips.ts';
import classes from './code-field.module.css';
import { codeCompletion } from './completion.ts';
import { fieldSetup, type FieldSetup } from './field-setup.ts';
import { fieldTheme } from './field-theme.ts';
import type { Fix } from './fixes.ts';
import { insertCondition, insertVariable, toggleMark, type TextChange } from './insertion.ts';
import { applyFix, problemMarks } from './problem-marks.ts';
import { typeOver } from './type-over.ts';

/** What the buttons around a field do in it, at the cursor. */
export type FieldHandle = {
  insert(variable: VariableName, filters: string): void;
  insertCondition(variable: VariableName): void;
  mark(mark: string): void;
  fix(fix: Fix): void;
  goTo(from: number, to: number): void;
  focus(): void;
};

type CodeFieldProps = {
  value: string;
  label: string;
  placeholder: string;
  /** A new object sets the field up anew: keep it. */
  setup: FieldSetup;
  size: 'large' | 'small';
  isInvalid: boolean;
  onChange: (value: string) => void;
  onFocus: () => void;
  ref: Ref<FieldHandle>;
};

/** What came from outside and is no news to the outside. */
const fromOutside = Annotation.define<true>();

/** A text with codes in it: completion, chips, problems at their place, and the keys of any text field. */
export function CodeField(props: CodeFieldProps) {
  const { value, label, placeholder, setup, size, isInvalid, onChange, onFocus, ref } = props;
  const nonce = useMantineStyleNonce();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const compartments = useRef({ setup: new Compartment(), attributes: new Compartment() });
  const latest = useRef({ onChange, onFocus });
  useLayoutEffect(() => {
    latest.current = { onChange, onFocus };
  });

  useLayoutEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    const created = new EditorView({
      parent,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(nonce?.() ?? ''),
          compartments.current.setup.of(fieldSetup.of(setup)),
          compartments.current.attributes.of(attributesOf(label, placeholder, setup, isInvalid)),
          EditorView.lineWrapping,
          // Within the field they would be cut off at its edge.
          tooltips({ parent: document.body }),
          history(),
          codeCompletion(),
          codeChips(),
          problemMarks(),
          typeOver(),
          keymap.of([
            { key: 'Mod-b', run: (target) => change(target, (text, range) => toggleMark(text, range, '*')) },
            { key: 'Mod-i', run: (target) => change(target, (text, range) => toggleMark(text, range, '_')) },
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          fieldTheme,
          EditorView.updateListener.of((update) => {
            if (update.focusChanged && update.view.hasFocus) latest.current.onFocus();
            if (!update.docChanged || update.transactions.some((one) => one.annotation(fromOutside))) return;
            latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = created;
    return () => {
      view.current = null;
      created.destroy();
    };
    // The editor keeps its own state; what changes from outside is brought in below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  useEffect(() => {
    const { setup: setupPlace, attributes } = compartments.current;
    view.current?.dispatch({
      effects: [
        setupPlace.reconfigure(fieldSetup.of(setup)),
        attributes.reconfigure(attributesOf(label, placeholder, setup, isInvalid)),
      ],
    });
  }, [setup, label, placeholder, isInvalid]);

  useLayoutEffect(() => {
    const wanted = value.replace(/\r\n?/g, '\n');
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === wanted) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: wanted },
      annotations: fromOutside.of(true),
    });
  }, [value]);

  useImperativeHandle(ref, () => handleOf(view), []);

  return <div ref={place} className={classes.field} data-size={size} data-invalid={isInvalid || undefined} />;
}

function attributesOf(label: string, placeholder: string, setup: FieldSetup, isInvalid: boolean) {
  return [
    placeholderOf(placeholder),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-multiline': 'true',
      ...(isInvalid ? { 'aria-invalid': 'true' } : {}),
      lang: setup.language,
      spellcheck: 'true',
      autocorrect: 'on',
      autocapitalize: 'sentences',
    }),
    EditorState.phrases.of({ Completions: setup.words.suggestions }),
  ];
}

function change(
  view: EditorView,
  how: (text: string, range: { from: number; to: number }) => TextChange,
): true {
  const { from, to } = view.state.selection.main;
  const made = how(view.state.doc.toString(), { from, to });
  view.dispatch({
    changes: { from: made.from, to: made.to, insert: made.insert },
    selection: { anchor: made.select.from, head: made.select.to },
    scrollIntoView: true,
    userEvent: 'input',
  });
  view.focus();
  return true;
}

function handleOf(view: { readonly current: EditorView | null }): FieldHandle {
  const run = (how: Parameters<typeof change>[1]) => {
    if (view.current) change(view.current, how);
  };
  const eventOf = () => (view.current === null ? undefined : view.current.state.facet(fieldSetup)?.event);
  return {
    insert(variable, filters) {
      const event = eventOf();
      if (event !== undefined) {
        run((text, range) => insertVariable(text, range, variable, filters, event));
      }
    },
    insertCondition(variable) {
      run((text, range) => insertCondition(text, range, variable));
    },
    mark(mark) {
      run((text, range) => toggleMark(text, range, mark));
    },
    fix(fix) {
      if (view.current) applyFix(view.current, fix);
    },
    goTo(from, to) {
      const editor = view.current;
      if (editor === null) return;
      const end = editor.state.doc.length;
      editor.dispatch({
        selection: { anchor: Math.min(from, end), head: Math.min(to, end) },
        scrollIntoView: true,
      });
      editor.focus();
    },
    focus() {
      view.current?.focus();
    },
  };
}
