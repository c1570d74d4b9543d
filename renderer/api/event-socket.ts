/** What we need of a WebSocket. */
export type EventSocket = Pick<WebSocket, 'close' | 'onopen' | 'onmessage' | 'onclose'>;
export type OpenSocket = (address: string, token: string | null) => EventSocket;

type Listening = {
  readonly open: () => EventSocket;
  readonly onFrame: (frame: unknown) => void;
  readonly onConnection: (isConnected: boolean) => void;
};

const firstWait = 300;
const longestWait = 10_000;

/**
 * Keeps a stream of frames open: after a loss it tries again at once, then ever slower (0.3 s to 10 s, spread by chance
 * so that several windows do not come back together). Returns how to stop.
 */
export function listenWithRetry({ open, onFrame, onConnection }: Listening): () => void {
  let isStopped = false;
  let wait = firstWait;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket: EventSocket | undefined;

  const connect = () => {
    timer = undefined;
    const current = open();
    socket = current;
    current.onopen = () => {
      wait = firstWait;
      onConnection(true);
    };
    current.onmessage = (message: MessageEvent<unknown>) => {
      const frame = parse(message.data);
      if (frame !== undefined) onFrame(frame);
    };
    current.onclose = () => {
      if (isStopped || socket !== current) return;
      socket = undefined;
      onConnection(false);
      timer = setTimeout(connect, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, longestWait);
    };
  };
  connect();

  return () => {
    isStopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}

/**
 * Opens the browser's socket. A browser cannot send a header with it, so the token travels as a subprotocol, which,
 * unlike a query, is written to no log.
 */
export const openBrowserSocket: OpenSocket = (address, token) =>
  token === null
    ? new WebSocket(address, 'deskbell')
    : new WebSocket(address, ['deskbell', `token.${token}`]);

function parse(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
