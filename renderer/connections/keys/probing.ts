/** Asks about what is typed: once it rests, one question at a time, and never the same twice in a row. */
export type Probing<Input> = {
  /** What is typed now; null = nothing to ask about. */
  want(input: Input | null): void;
  stop(): void;
};

/** How long keys must rest before they are asked about. Milliseconds. */
export const restBefore = 700;

type ProbingDeps<Input, Answer> = {
  readonly ask: (input: Input) => Promise<Answer>;
  /** `asking`: a question is on its way. `answer` null: it failed. */
  readonly show: (
    now: { readonly isAsking: boolean } | { readonly input: Input; readonly answer: Answer | null },
  ) => void;
};

export function createProbing<Input, Answer>({ ask, show }: ProbingDeps<Input, Answer>): Probing<Input> {
  let wanted: Input | null = null;
  let lastAsked = 'null';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isStopped = false;

  const turn = async () => {
    if (isAsking || isStopped || wanted === null || JSON.stringify(wanted) === lastAsked) return;
    const input = wanted;
    lastAsked = JSON.stringify(input);
    isAsking = true;
    show({ isAsking: true });
    const answer = await ask(input).catch(() => null);
    isAsking = false;
    // Stopped while the answer was on its way: `stop` runs between the lines above.
    if (isStopped as boolean) return;
    // A question that failed may be asked again.
    if (answer === null) lastAsked = 'null';
    show({ input, answer });
    show({ isAsking: false });
    if (timer === undefined && answer !== null) void turn();
  };

  return {
    want(input) {
      if (JSON.stringify(input) === JSON.stringify(wanted)) return;
      wanted = input;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        void turn();
      }, restBefore);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
