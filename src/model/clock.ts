/** The time of day, passed in. Made once, in main.ts; the demo's business days move, sign-in stays on real time. */
export type Clock = Readonly<{ now: () => Date }>
