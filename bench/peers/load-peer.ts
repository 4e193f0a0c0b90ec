import { existsSync } from 'node:fs'

let told = false

/** A package of bench/peers; null, said once, where they are not installed. */
export async function loadPeer(name: string): Promise<Readonly<Record<string, unknown>> | null> {
  if (!existsSync(new URL('node_modules', import.meta.url))) {
    if (!told) console.error('The peers are left out. To measure them too: npm --prefix bench/peers ci')
    told = true
    return null
  }
  // Held in a variable, so that the project is checked without the peers.
  return (await import(name)) as Readonly<Record<string, unknown>>
}
