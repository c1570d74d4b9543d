import { expect, it } from 'vitest';

import { mayFetch } from './media-address.ts';

const cloud = 'https://1103.api.green-api.com';
const local = 'http://127.0.0.1:4000';

it.each([
  ['https://sw-media.storage.example/7103/a.jpg', cloud, true],
  ['https://8.8.8.8/a.jpg', cloud, true],
  ['http://sw-media.storage.example/a.jpg', cloud, false],
  ['https://user:word@files.example/a.jpg', cloud, false],
  ['https://10.0.0.7/a.jpg', cloud, false],
  ['https://192.168.1.1/a.jpg', cloud, false],
  ['https://172.20.0.1/', cloud, false],
  ['https://169.254.169.254/latest/meta-data', cloud, false],
  ['https://100.64.0.1/', cloud, false],
  ['https://0.0.0.0/', cloud, false],
  ['https://2130706433/', cloud, false],
  ['https://[fd00::1]/', cloud, false],
  ['https://[::ffff:10.0.0.1]/', cloud, false],
  ['https://[fe80::1]/', cloud, false],
  ['https://[2002:7f00:1::]/', cloud, false],
  ['https://[::127.0.0.1]/', cloud, false],
  ['https://[64:ff9b:1::a00:1]/', cloud, false],
  ['https://router/a.jpg', cloud, false],
  ['https://printer.local/a.jpg', cloud, false],
  ['http://127.0.0.1:4000/files/1', cloud, false],
  ['https://localhost/files/1', cloud, false],
  ['http://127.0.0.1:4000/files/1', local, true],
  ['http://localhost:81/files/1', local, true],
  ['https://files.example/a.jpg', local, true],
  ['http://10.0.0.7/a.jpg', local, false],
  ['file:///etc/passwd', local, false],
  ['{{SWE002}}', cloud, false],
  ['', cloud, false],
])('%s with an instance at %s: %s', (url, apiUrl, allowed) => {
  expect(mayFetch(url, apiUrl)).toBe(allowed);
});
