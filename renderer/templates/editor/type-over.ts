import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * Typing over a selection. Left to the browser it would copy the look of what was there into style attributes, which
 * our content policy refuses with a message in the console.
 */
export function typeOver(): Extension {
  return EditorView.domEventHandlers({
    beforeinput: (event, view) => {
      const { main, ranges } = view.state.selection;
      const text = event.inputType === 'insertText' && !event.isComposing ? event.data : null;
      if (text === null || main.empty || ranges.length > 1 || view.composing) return false;
      const insert = () =>
        view.state.update(view.state.replaceSelection(text), {
          userEvent: 'input.type',
          scrollIntoView: true,
        });
      const isHandled = view.state
        .facet(EditorView.inputHandler)
        .some((handle) => handle(view, main.from, main.to, text, insert));
      if (!isHandled) view.dispatch(insert());
      event.preventDefault();
      return true;
    },
  });
}
