import { linter, nextDiagnostic, type Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { keymap, type EditorView } from '@codemirror/view';

import { fieldSetup } from './field-setup.ts';
import { fixesFor, type Fix } from './fixes.ts';

/** A pause in typing after which problems are marked. Milliseconds. */
const pause = 600;

/** Marks every problem at its place, says what it is on hover, and puts it right with a click. F8 goes to the next. */
export function problemMarks(): Extension {
  return [
    linter(diagnostics, {
      delay: pause,
      needsRefresh: (update) => update.startState.facet(fieldSetup) !== update.state.facet(fieldSetup),
    }),
    keymap.of([{ key: 'F8', run: nextDiagnostic, preventDefault: true }]),
  ];
}

function diagnostics(view: EditorView): Diagnostic[] {
  const setup = view.state.facet(fieldSetup);
  const text = view.state.doc.toString();
  if (setup === null) return [];
  return setup.problemsOf(text).map((problem) => ({
    from: Math.min(problem.from, text.length),
    to: Math.min(problem.to, text.length),
    severity: problem.severity,
    message: setup.words.problem(problem),
    actions: fixesFor(text, problem).map((fix) => ({
      name: setup.words.fix(fix),
      apply: () => {
        // Typed on since: the places of the fix are no longer right, and new ones are on their way.
        if (view.state.doc.toString() === text) applyFix(view, fix);
      },
    })),
  }));
}

/** Puts a problem right, and the cursor where the person goes on. */
export function applyFix(view: EditorView, fix: Fix): void {
  const behind = fix.from + fix.insert.length;
  view.dispatch({
    changes: { from: fix.from, to: fix.to, insert: fix.insert },
    selection: { anchor: fix.select?.from ?? behind, head: fix.select?.to ?? behind },
    scrollIntoView: true,
    userEvent: 'input.fix',
  });
  view.focus();
}
