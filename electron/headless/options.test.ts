import { expect, test } from 'vitest';

import { parseOptions } from './options.ts';

const preset = {
  dataFolder: null,
  ingressPort: 8000,
  uiPort: 8001,
  publicUrl: null,
  opensBrowser: true,
  printsJson: false,
};

test.each([
  [[], preset],
  [['--data-dir', 'shop data'], { ...preset, dataFolder: '/here/shop data' }],
  [['--data-dir=/else where'], { ...preset, dataFolder: '/else where' }],
  [['--ingress-port', '0', '--ui-port', '0'], { ...preset, ingressPort: 0, uiPort: 0 }],
  [['--no-open'], { ...preset, opensBrowser: false }],
  [['--json'], { ...preset, printsJson: true, opensBrowser: false }],
  [['--public-url', 'https://shop.example/'], { ...preset, publicUrl: 'https://shop.example' }],
  [['--public-url', 'https://shop.example/desk/'], { ...preset, publicUrl: 'https://shop.example/desk' }],
  [['--public-url', 'http://127.0.0.1:9000'], { ...preset, publicUrl: 'http://127.0.0.1:9000' }],
  [['--public-url', 'http://localhost:9000'], { ...preset, publicUrl: 'http://localhost:9000' }],
])('%j is understood', (args, options) => {
  expect(parseOptions(args, '/here')).toEqual({ kind: 'run', options });
});

test('--help asks for help', () => {
  expect(parseOptions(['--help', '--json'], '/here')).toEqual({ kind: 'help' });
});

test.each([
  [['--ingress-port', 'http'], '--ingress-port'],
  [['--ui-port', '65536'], '--ui-port'],
  [['--ui-port=-1'], '--ui-port'],
  [['--ui-port'], '--ui-port'],
  [['--ui-port', '8000'], '--ingress-port'],
  [['--data-dir', ''], '--data-dir'],
  [['--public-url', 'shop.example'], '--public-url'],
  [['--public-url', 'ftp://shop.example'], '--public-url'],
  [['--public-url', 'http://shop.example'], '--public-url'],
  [['--public-url', 'http://127.evil.example'], '--public-url'],
  [['--public-url', 'https://me:pass@shop.example'], '--public-url'],
  [['--public-url', 'https://shop.example/?x=1'], '--public-url'],
  [['--colour'], '--colour'],
  [['--json=yes'], '--json'],
  [['stray'], 'stray'],
])('%j is refused by a message that names the option', (args, named) => {
  const parsed = parseOptions(args, '/here');
  expect(parsed.kind).toBe('wrong');
  expect(parsed.kind === 'wrong' && parsed.message).toContain(named);
});
