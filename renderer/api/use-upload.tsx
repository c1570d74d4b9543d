import { createContext, use, type ReactNode } from 'react';

import type { Upload } from './http-transport.ts';

const UploadContext = createContext<Upload | null>(null);

/** Gives everything below it the way to hand over files. */
export function UploadProvider({ upload, children }: { upload: Upload; children: ReactNode }) {
  return <UploadContext value={upload}>{children}</UploadContext>;
}

/** Hands a file to the core; the answer's id goes into `messages.send`. Rejects with ApiError, e.g. when it is too large. */
export function useUpload(): Upload {
  const upload = use(UploadContext);
  if (!upload) throw new Error('There is no UploadProvider above this component.');
  return upload;
}
