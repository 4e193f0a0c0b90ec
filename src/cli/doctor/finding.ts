/** One thing that was looked at: what was found, and what to do where it is not good. */
export type Finding = Readonly<{
  id: string
  label: string
  ok: boolean
  found: string
  advice: string | null
}>

export function good(id: string, label: string, found: string): Finding {
  return { id, label, ok: true, found, advice: null }
}

export function bad(id: string, label: string, found: string, advice: string): Finding {
  return { id, label, ok: false, found, advice }
}

/** The finding, or what the attempt to look said. */
export async function examined(
  id: string,
  label: string,
  advice: string,
  look: () => Promise<Finding> | Finding,
): Promise<Finding> {
  try {
    return await look()
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const own = error instanceof Error && 'advice' in error ? String(error.advice) : advice
    return bad(id, label, said, own)
  }
}
