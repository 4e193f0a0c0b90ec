import { it } from 'vitest'
import type { View } from '../testing/open-browser.ts'
import type { PortalUnderTest } from '../testing/portal-under-test.ts'

export type Scene = View & Readonly<{ portal: PortalUnderTest }>
export type Step = (name: string, run: (scene: Scene) => Promise<void>) => void

/** Steps on one page, one after the other; what follows a failed step fails at once. */
export function sequence(scene: () => Scene): Step {
  let failed = false
  return (name, run) => {
    it(name, async () => {
      if (failed) throw new Error('An earlier step failed.')
      failed = true
      try {
        await run(scene())
      } catch (error) {
        await scene().picture('failed')
        throw error
      }
      failed = false
    })
  }
}

export function thousands(count: number): string {
  return count.toLocaleString('en-GB')
}
