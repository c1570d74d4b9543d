/** Loaded with `node -r` before a TypeScript entry, so that an old Node gets a sentence instead of a stack trace. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Deskbell needs Node 22.18 or newer; this is Node ${process.versions.node}. Install Node 24 from https://nodejs.org ` +
      '(on Linux and Windows for x64, `npm ci` brings it along for all npm scripts).\n',
  );
  process.exit(1);
}
