const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('sample', {
  ask: (...values) => ipcRenderer.invoke('ask', ...values),
  tell: (text) => ipcRenderer.send('tell', text),
  onPush: (listener) => ipcRenderer.on('push', (_event, text) => listener(text)),
  call: (other, ...values) => other(...values),
  later: (text) => Promise.resolve({ text }),
  fail: () => {
    throw new Error('as asked');
  },
  facts: { argv: process.argv.slice(-1), type: process.type, list: [1, { two: 2 }], date: new Date(0) },
});
globalThis.onlyInPreload = 'secret';

let refusal = null;
try {
  contextBridge.exposeInMainWorld('sample', {});
} catch (error) {
  refusal = error.message;
}
let missing = null;
try {
  require('fs');
} catch (error) {
  missing = error.message;
}
contextBridge.exposeInMainWorld('refusals', { refusal, missing });
