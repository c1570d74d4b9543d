import { describe, expect, test } from 'vitest';

import { isOwnPage, outsideLink, pageAddress } from './page-address.ts';

describe('our own page', () => {
  test.each([pageAddress('/'), pageAddress('/inbox/1?x=1#y'), 'app://deskbell'])('is %s', (address) => {
    expect(isOwnPage(address)).toBe(true);
  });

  test.each([
    'app://deskbell.evil.example/',
    'app://evil/deskbell',
    'app://user@deskbell/',
    'app://deskbell:8080/',
    'https://deskbell/',
    'file:///deskbell/index.html',
    'http://127.0.0.1:8001/',
    'about:blank',
    'data:text/html,app://deskbell/',
    'javascript:location="app://deskbell/"',
    'blob:app://deskbell/4a7c',
    '',
    'deskbell',
  ])('is not %s', (address) => {
    expect(isOwnPage(address)).toBe(false);
  });
});

describe('the browser of the system gets', () => {
  test.each([
    ['https://example.com/', 'https://example.com/'],
    ['https://example.com:8443/a?b=c#d', 'https://example.com:8443/a?b=c#d'],
    ['HTTPS://EXAMPLE.COM', 'https://example.com/'],
    ['http://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
  ])('%s as %s', (address, opened) => {
    expect(outsideLink(address)).toBe(opened);
  });

  test.each([
    'http://example.com:8080/',
    'http://user:pass@example.com/',
    'https://paypal.com@evil.example/',
    'https://user:pass@example.com/',
    'file:///etc/passwd',
    'smb://evil.example/share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'data:text/html,<script>',
    'deskbell://inbox',
    'app://deskbell/',
    'mailto:a@example.com',
    '\\\\evil\\share',
    '',
  ])('not %s', (address) => {
    expect(outsideLink(address)).toBeNull();
  });
});
