import { Menu, type BrowserWindow, type MenuItemConstructorOptions, type WebContents } from 'electron';

import type { Words } from '../words/words.ts';
import { textMenu, type TextMenuLine } from './text-menu.ts';

/** Opens the menu over a text that is clicked with the right button. */
export function offerTextMenu(window: BrowserWindow, words: () => Words): void {
  const page = window.webContents;
  page.on('context-menu', (_event, clicked) => {
    const { editFlags } = clicked;
    const lines = textMenu(
      {
        isEditable: clicked.isEditable,
        hasSelection: clicked.selectionText.trim() !== '',
        misspelledWord: clicked.misspelledWord,
        suggestions: clicked.dictionarySuggestions,
        can: {
          cut: editFlags.canCut,
          copy: editFlags.canCopy,
          paste: editFlags.canPaste,
          selectAll: editFlags.canSelectAll,
        },
      },
      words(),
    );
    if (lines.length === 0) return;
    Menu.buildFromTemplate(lines.map((line) => itemOf(line, page))).popup({ window });
  });
}

function itemOf(line: TextMenuLine, page: WebContents): MenuItemConstructorOptions {
  switch (line.kind) {
    case 'line':
      return { type: 'separator' };
    case 'role':
      return { role: line.role, label: line.label, enabled: line.enabled };
    case 'correct':
      return { label: line.word, click: () => page.replaceMisspelling(line.word) };
    case 'learn':
      return {
        label: line.label,
        click: () => page.session.addWordToSpellCheckerDictionary(line.word),
      };
    case 'no-suggestions':
      return { label: line.label, enabled: false };
  }
}
