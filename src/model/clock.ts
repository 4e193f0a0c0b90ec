/**
 * The time of day, passed in. Made once, in main.ts. `business` is the instant whose calendar day decides what falls
 * due; it is now, except in the demo, whose business days move while everything that happens keeps its real instant.
 */
export type Clock = Readonly<{ now: () => Date; business?: () => Date }>

/** The instant whose calendar day decides what falls due. */
export function businessNow(clock: Clock): Date {
  return (clock.business ?? clock.now)()
}
