/** An order of its own for every number; 0 leaves things as they are. */
export function shuffled<T>(list: readonly T[], order: number): T[] {
  if (order === 0) return [...list]
  return list
    .map((one, at) => [((at + 1) * (order * 2 + 1) * 7919) % 10007, one] as const)
    .sort(([one], [other]) => one - other)
    .map(([, one]) => one)
}
