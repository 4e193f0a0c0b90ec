export type SeenRequest = Readonly<{ at: string; method: string; path: string; status: number }>
export type RequestCounts = Readonly<{
  total: number
  /** `GET /v1/company/employees 200` → how often. */
  counts: Readonly<Record<string, number>>
  /** The newest thousand, oldest first. */
  recent: readonly SeenRequest[]
}>

export type RequestLog = Readonly<{
  seen(method: string, path: string, template: string, status: number): void
  read(): RequestCounts
}>

const kept = 1000

export function makeRequestLog(): RequestLog {
  const counts = new Map<string, number>()
  const recent: SeenRequest[] = []
  let total = 0
  return {
    seen(method, path, template, status) {
      total++
      const key = `${method} ${template} ${status}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
      recent.push({ at: new Date().toISOString(), method, path, status })
      if (recent.length > kept) recent.shift()
    },
    read: () => ({ total, counts: Object.fromEntries(counts), recent: [...recent] }),
  }
}
