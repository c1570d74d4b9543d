import { notDoubled } from '../event.ts';

type MessageBoxAnswer = { response: number; checkboxChecked: boolean };
type OpenAnswer = { canceled: boolean; filePaths: string[] };
type SaveAnswer = { canceled: boolean; filePath: string };

/** Dialogs wait for a person; here nobody comes. Specs put a function that answers in the place of one. */
const never = <Answer>(): Promise<Answer> => new Promise(() => undefined);

export const dialog = {
  showMessageBox: (..._values: unknown[]): Promise<MessageBoxAnswer> => never(),
  showOpenDialog: (..._values: unknown[]): Promise<OpenAnswer> => never(),
  showSaveDialog: (..._values: unknown[]): Promise<SaveAnswer> => never(),
  showMessageBoxSync: (..._values: unknown[]): number =>
    notDoubled('person who answers dialog.showMessageBoxSync'),
  showErrorBox: (title: string, content: string): void => void process.stderr.write(`${title}\n${content}\n`),
};
