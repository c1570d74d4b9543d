import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that gives one calendar, with faults on demand. */
export type CalendarServer = {
  readonly url: string;
  /** What is answered from now on. */
  serve(body: string, status?: number): void;
  readonly requests: () => number;
  stop(): Promise<void>;
};

/** Starts it on loopback with an empty calendar. */
export async function startCalendarServer(): Promise<CalendarServer> {
  let answer = { body: calendarOf(), status: 200 };
  let count = 0;
  const server = createServer((_request, response) => {
    count += 1;
    response.writeHead(answer.status, { 'content-type': 'text/calendar; charset=utf-8' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  return {
    url: `http://127.0.0.1:${port}/private-token/basic.ics`,
    serve: (body, status = 200) => {
      answer = { body, status };
    },
    requests: () => count,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** An ICS text of events, each given as its lines without BEGIN and END. */
export function calendarOf(...events: readonly (readonly string[])[]): string {
  const all = events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Salon', ...all, 'END:VCALENDAR', ''].join('\r\n');
}

/** A visit: `start` as `20260304T150000` in Berlin. */
export function visitEvent(uid: string, start: string, title: string, ...more: string[]): string[] {
  return [`UID:${uid}`, `DTSTART;TZID=Europe/Berlin:${start}`, `SUMMARY:${title}`, ...more];
}
