/** So many crashes of the page within this time are a loop, milliseconds. */
const span = 60_000;
const mostInSpan = 3;

/** What to do after a crash of the page; `times`: of this crash and of those before, monotonic ms, the last one last. */
export function afterCrash(times: readonly number[]): 'reload' | 'ask' {
  const last = times.at(-1) ?? 0;
  return times.filter((time) => last - time < span).length >= mostInSpan ? 'ask' : 'reload';
}
