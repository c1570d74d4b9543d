import { systemClock, systemRandom } from '#core/platform/system.ts';
import { createEventBus, type EventBus } from '#core/platform/event-bus.ts';
import type { Core, OpenFile } from '#core/core-types.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId, type UploadId } from '#shared/domain/ids.ts';

import { silentLog } from '#test/support/log.ts';

export type ScriptedCore = Pick<Core, 'dispatch' | 'files' | 'signIn'> & {
  readonly events: EventBus;
  /** Calls that came through, with their input. */
  readonly calls: { name: string; input: unknown }[];
  readonly uploads: { fileName: string; mimeType: string; size: number }[];
  /** Files that can be opened by id, with the signature `right`. */
  readonly media: Map<string, OpenFile>;
  /** E-mail → password. */
  readonly users: Map<string, string>;
  uploadLimit: number;
};

/** The host's side of a core, told what to do: for what the listener itself promises. */
export function scriptedCore(): ScriptedCore {
  const random = systemRandom(systemClock());
  const key = Buffer.from(random.hex(32), 'hex');
  const core: ScriptedCore = {
    calls: [],
    uploads: [],
    media: new Map(),
    users: new Map(),
    uploadLimit: 1000,
    events: createEventBus('run-1', silentLog()),
    dispatch(name, input) {
      core.calls.push({ name, input });
      if (name === 'bug') return Promise.reject(new Error('secret detail of our own bug'));
      if (name === 'conflict')
        return Promise.reject(new ApiError('conflict', 'There already.', { id: 'Taken.' }));
      return Promise.resolve({ name });
    },
    files: {
      openMedia: (id, query) => (query.signature === 'right' ? (core.media.get(id) ?? null) : null),
      async saveUpload({ stream, ...file }) {
        let size = 0;
        for await (const chunk of stream) {
          size += chunk.byteLength;
          if (size > core.uploadLimit) throw new ApiError('invalid', 'The file is too large.');
        }
        core.uploads.push({ ...file, size });
        return { id: asId<UploadId>('upload-1'), size };
      },
    },
    signIn: {
      checkPassword: (email, password) =>
        Promise.resolve(core.users.get(email) === password ? { userId: email } : null),
      userExists: (userId) => core.users.has(userId),
      signingKey: () => Promise.resolve(key),
    },
  };
  return core;
}
