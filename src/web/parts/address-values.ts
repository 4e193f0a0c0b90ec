/** The words of a parameter of the address; the router makes a number of `?search=12`. */
export function wordsIn(value: unknown): string | undefined {
  const shown = typeof value === 'number' ? String(value) : value
  return typeof shown === 'string' && shown !== '' ? shown.slice(0, 100) : undefined
}

/** The parameter where it is one of those that are allowed. */
export function oneOf<const T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((one) => one === value)
}

/** What is chosen of a view; what is not stays out of the address. */
export function withoutGaps<View extends object>(
  view: {
    [K in keyof View]?: View[K] | undefined
  },
): View {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined)) as View
}
