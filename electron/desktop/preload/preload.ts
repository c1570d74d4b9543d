import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

/**
 * The only thing that the page sees of its host: one channel with two directions. What travels is checked on the other
 * side; nothing of Electron itself gets through.
 */
const channel = 'deskbell';

contextBridge.exposeInMainWorld('deskbell', {
  invoke: (request: unknown): Promise<unknown> => ipcRenderer.invoke(channel, request),
  /** Calls back with everything that the host sends; returns how to stop. */
  onPush(listener: (push: unknown) => void): () => void {
    const hear = (_event: IpcRendererEvent, push: unknown) => listener(push);
    ipcRenderer.on(channel, hear);
    return () => {
      ipcRenderer.off(channel, hear);
    };
  },
});
