import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstSynchronisation } from './journey/first-synchronisation.ts'
import { leavingAndComingBack } from './journey/leaving-and-coming-back.ts'
import { aMonthLater } from './journey/month-later.ts'
import { type Scene, sequence } from './journey/steps.ts'
import { openBrowser, openView } from './testing/open-browser.ts'
import { type PortalUnderTest, startPortalUnderTest } from './testing/portal-under-test.ts'

describe('the journey of the guide, in a browser, over real HTTP', { timeout: 120_000 }, () => {
  let portal: PortalUnderTest
  let browser: Browser
  let scene: Scene

  beforeAll(async () => {
    portal = await startPortalUnderTest('personio', { people: 1240, day: '2026-02-10' })
    browser = await openBrowser()
    scene = { ...(await openView(browser, 'journey')), portal }
    scene.page.setDefaultTimeout(30_000)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
  })

  const step = sequence(() => scene)
  firstSynchronisation(step)
  aMonthLater(step)
  leavingAndComingBack(step)

  it('leaves the browser without a complaint', () => {
    expect(scene.complaints).toEqual([])
  })
})
