import { expect, test } from 'vitest';

import { complaintOf, isRegistered, isTokenRefusal, quickAddressOf } from './cloudflared-lines.ts';

const time = '2026-09-30T07:31:16Z';
const box = (text: string) => `${time} INF |  ${text.padEnd(88)}  |`;

test.each([
  [box('https://some-random-words.trycloudflare.com'), 'https://some-random-words.trycloudflare.com'],
  [box('http://127.0.0.1:9000'), 'http://127.0.0.1:9000'],
  [box('Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):'), null],
  [`${time} INF Settings: map[ha-connections:1 no-autoupdate:true url:http://127.0.0.1:8000]`, null],
  [`${time} ERR failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp`, null],
  [box('http://some-random-words.example'), null],
])('the address in %s is %s', (line, url) => expect(quickAddressOf(line)).toBe(url));

test.each([
  [
    `${time} INF Registered tunnel connection connIndex=0 event=0 ip=198.41.192.7 location=del04 protocol=quic`,
    true,
  ],
  [`${time} INF Connection c206cf44-945f-4c3c-a85c-af60c6338dc2 registered connIndex=0 location=ORD`, true],
  [`${time} INF Unregistered tunnel connection connIndex=0 event=0 ip=198.41.192.7`, false],
  [`${time} INF Starting tunnel tunnelID=a78a4fc8-3e57-4821-b959-8ec39fdacc95`, false],
])('%s: a connection stands is %s', (line, isIt) => expect(isRegistered(line)).toBe(isIt));

test.each([
  [
    `${time} ERR Register tunnel error from server side error="Unauthorized: Invalid tunnel secret" connIndex=0`,
    true,
  ],
  [
    `${time} ERR Register tunnel error from server side error="Unauthorized: Failed to get tunnel" connIndex=0`,
    true,
  ],
  ['Provided Tunnel token is not valid.', true],
  [`${time} ERR Unable to establish connection with Cloudflare edge error="dial tcp: i/o timeout"`, false],
])('%s: the token is refused is %s', (line, isIt) => expect(isTokenRefusal(line)).toBe(isIt));

test.each([
  [
    `${time} ERR Register tunnel error from server side error="Unauthorized: Invalid tunnel secret" connIndex=0 event=0 ip=198.41.192.77`,
    'Register tunnel error from server side error="Unauthorized: Invalid tunnel secret"',
  ],
  ['Provided Tunnel token is not valid.', 'Provided Tunnel token is not valid.'],
  [`${time} INF Registered tunnel connection connIndex=0`, null],
  [`${time} ERR bad token eyJhIjoiYWJjZGVmIn0= given`, 'bad token … given'],
  [`\u001b[90m${time}\u001b[0m \u001b[31mERR\u001b[0m no route`, 'no route'],
  [`${time} ERR ${'long '.repeat(80)}`, `${'long '.repeat(40).slice(0, 199)}…`],
])('what %j complains of', (line, said) => expect(complaintOf(line)).toBe(said));
