/** Things of one day under its name, in the order in which they came. */
export type DayGroup<Item> = { readonly key: string; readonly word: string; readonly items: readonly Item[] };

/** Gathers what stands beside each other and belongs to one day; `dayOf` gives its key and its name. */
export function groupByDay<Item>(
  items: readonly Item[],
  dayOf: (item: Item) => { readonly key: string; readonly word: string },
): DayGroup<Item>[] {
  const groups: { key: string; word: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayOf(item);
    const last = groups.at(-1);
    if (last?.key === day.key) last.items.push(item);
    else groups.push({ ...day, items: [item] });
  }
  return groups;
}
