let offsetMs = 0

/** Learns from an answer's Date header how far this device's clock is off. */
export function noteServerTime(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date)
  // The header has whole seconds and travels a while, so small differences mean nothing.
  if (!Number.isNaN(at) && Math.abs(at - Date.now() - offsetMs) > 2500) offsetMs = at - Date.now()
}

/** Now, by the server's clock. */
export function serverNow(): number {
  return Date.now() + offsetMs
}
