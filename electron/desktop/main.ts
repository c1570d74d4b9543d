import { app } from 'electron';

import { registerPageScheme } from './bridge/page-protocol.ts';
import { nameProgram } from './life/identity.ts';
import { live } from './life/live.ts';

// Messages and keys are in the files of this program: nobody else on this computer may read them, wherever they lie.
process.umask(0o077);
// No `crashReporter`: a dump of memory would hold messages, phones and keys.
registerPageScheme();
app.enableSandbox();
nameProgram();
live(process.argv.slice(1), process.cwd());
