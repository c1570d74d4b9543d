import { useEffect, useRef, useState } from 'react';

import type { CallInput, CallOutput } from '#shared/api/contract.ts';

import { useClient } from '../../api/client-provider.tsx';
import { createProbing, type Probing } from './probing.ts';

type Input = CallInput<'channels.probe'>;
export type ProbeAnswer = CallOutput<'channels.probe'>;

export type Probe = {
  readonly isAsking: boolean;
  /** What was last found out, and about what; null = nothing yet. */
  readonly known: { readonly input: Input; readonly answer: ProbeAnswer | null } | null;
};

/** Tries the keys while they are typed. */
export function useProbe(input: Input | null): Probe {
  const client = useClient();
  const [probe, setProbe] = useState<Probe>({ isAsking: false, known: null });
  const probing = useRef<Probing<Input> | null>(null);
  useEffect(() => {
    const started = createProbing<Input, ProbeAnswer>({
      ask: (asked) => client.call('channels.probe', asked),
      show: (now) => {
        setProbe((before) =>
          'isAsking' in now ? { ...before, isAsking: now.isAsking } : { ...before, known: now },
        );
      },
    });
    probing.current = started;
    return () => {
      started.stop();
    };
  }, [client]);
  // Without dependencies: what did not change is not asked about again.
  useEffect(() => {
    probing.current?.want(input);
  });
  return probe;
}
