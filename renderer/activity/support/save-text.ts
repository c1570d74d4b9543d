/** How long an address of a text is kept for whoever fetches it, ms. */
const keptFor = 60_000;

/** Hands a text to the browser (or the window of the desktop) as a file to save; it goes nowhere else. */
export function saveText(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, keptFor);
}
