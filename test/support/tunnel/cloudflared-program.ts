import { appendFileSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { CloudflaredScript } from './cloudflared.ts';

/**
 * Stands for cloudflared: started as `node cloudflared-program.ts <script.json> <cloudflared's own arguments>`. It prints what the
 * real one prints (versions of 2024 to 2026) and carries a quick tunnel over loopback.
 */
const [, , scriptFile = '', ...args] = process.argv;
// Written by the test's own support.
const script = JSON.parse(readFileSync(scriptFile, 'utf8')) as CloudflaredScript;
const token = process.env.TUNNEL_TOKEN ?? null;
appendFileSync(script.runs, `${JSON.stringify({ pid: process.pid, args, token })}\n`);

function say(level: 'INF' | 'ERR', words: string): void {
  process.stderr.write(`${new Date().toISOString().slice(0, 19)}Z ${level} ${words}\n`);
}

const registered =
  'Registered tunnel connection connIndex=0 event=0 ip=198.41.192.7 location=test01 protocol=quic';

/** Carries requests to the address behind `--url`, under a port of its own instead of a name. */
async function quick(target: string): Promise<void> {
  say('INF', 'Requesting new quick Tunnel on trycloudflare.com...');
  if (script.does === 'is-limited') {
    say(
      'ERR',
      'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": 429 Too Many Requests',
    );
    process.exit(1);
  }
  if (script.does === 'says-nothing') return void setInterval(() => undefined, 60_000);
  const door = createServer((incoming, response) => {
    const { method, url, headers } = incoming;
    const outgoing = request(new URL(url ?? '/', target), { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.writeHead(502).end());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address with a port.
  const { port } = door.address() as AddressInfo;
  const lines = [
    'Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):',
    `http://127.0.0.1:${port}`,
  ];
  const width = Math.max(...lines.map((line) => line.length));
  say('INF', `+${'-'.repeat(width + 4)}+`);
  for (const line of lines) say('INF', `|  ${line.padEnd(width)}  |`);
  say('INF', `+${'-'.repeat(width + 4)}+`);
  say('INF', `Settings: map[ha-connections:1 no-autoupdate:true protocol:quic url:${target}]`);
  await sleep(50);
  say('INF', registered);
}

/** A named tunnel: where it leads is Cloudflare's business, not ours. */
async function named(): Promise<void> {
  if (!token?.startsWith('eyJ')) {
    process.stderr.write("Provided Tunnel token is not valid.\nSee 'cloudflared tunnel run --help'.\n");
    process.exit(255);
  }
  say('INF', 'Starting tunnel tunnelID=6f1c0000-0000-4000-8000-000000000000');
  setInterval(() => undefined, 60_000);
  for (;;) {
    if (script.does !== 'refuses-token') return say('INF', registered);
    say(
      'ERR',
      'Register tunnel error from server side error="Unauthorized: Invalid tunnel secret" connIndex=0 event=0',
    );
    say('INF', 'Retrying connection in up to 2s connIndex=0');
    await sleep(2_000);
  }
}

say('INF', 'Version 2026.9.0');
const url = args[args.indexOf('--url') + 1];
if (args.includes('run')) await named();
else if (args.includes('--url') && url !== undefined) await quick(url);
else process.exit(1);
