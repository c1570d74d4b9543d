process.stderr.write(
  'The desktop window is not part of this version yet: Deskbell starts without one and opens in the browser.\n',
);
await import('./headless.ts');
