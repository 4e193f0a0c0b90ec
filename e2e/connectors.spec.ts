import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectors } from '#connectors'
import { describedWay } from './connectors/described-way.ts'
import { httpWays, orangeHrmWay } from './connectors/http-ways.ts'
import { activeDirectoryWay, fileWay, ldapWay, pushWay, sftpWay } from './connectors/other-ways.ts'
import { setUp } from './connectors/walk.ts'
import { fixtureDay, type MissingWay, type Way } from './connectors/way.ts'
import { openBrowser, openView, type View } from './testing/open-browser.ts'
import { ask, onlyConnection } from './testing/portal-api.ts'
import { type PortalProcess, startPortalProcess } from './testing/portal-process.ts'
import { createPortal, openHrIntegration } from './testing/set-up-steps.ts'

const people = {
  csv: [
    { name: 'Maya Okonkwo', left: false },
    { name: 'Tom O\'Neil "Ned"', left: false },
    { name: 'Ana Ruiz', left: true },
  ],
  xlsx: [
    { name: 'Åse Bjørnstad', left: false },
    { name: 'Per Øyvind Ness', left: false },
    { name: 'Siri Marie Lund', left: true },
  ],
} as const

/** Every way into every HR system of the catalogue. */
const all = connectors.flatMap((connector) =>
  connector.methods.map((method) => ({ name: `${connector.name}, ${method.name}`, connector, method })),
)

async function startWays(): Promise<readonly (Way | MissingWay)[]> {
  const started = connectors.map((connector): Promise<readonly (Way | MissingWay)[]> => {
    switch (connector.id) {
      case 'orangehrm':
        return orangeHrmWay(connector).then((way) => [way])
      case 'ldap':
        return Promise.all([ldapWay(connector), activeDirectoryWay(connector)])
      case 'sftp':
        return sftpWay(connector).then((way) => [way])
      case 'csv':
        return Promise.resolve([fileWay('csv', 'en-comma.csv', people.csv)])
      case 'xlsx':
        return Promise.resolve([fileWay('xlsx', 'ansatte.xlsx', people.xlsx)])
      case 'generic-rest':
        return describedWay(connector).then((way) => [way])
      default:
        return httpWays(connector)
    }
  })
  return [...(await Promise.all(started)).flat(), pushWay()]
}

describe('every HR system of the catalogue, set up in a browser', { timeout: 120_000 }, () => {
  let ways: readonly (Way | MissingWay)[] = []
  let portal: PortalProcess
  let browser: Browser
  let view: View

  beforeAll(async () => {
    ways = await startWays()
    const reachable = ways.flatMap((one) => ('env' in one && one.reach ? [one.reach] : []))
    portal = await startPortalProcess(fixtureDay, {
      ...Object.assign({}, ...ways.map((one) => ('env' in one ? one.env : {}))),
      ROLLCALL_ALLOW_PRIVATE_NETWORK: reachable.join(','),
    })
    browser = await openBrowser()
    view = await openView(browser, 'connectors')
    view.page.setDefaultTimeout(30_000)
    await createPortal(view.page, portal)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
    for (const way of ways) if ('stop' in way) await way.stop?.()
  })

  it.for(all)('$name', async ({ connector, method }, { skip }) => {
    const way = ways.find((one) => one.connectorId === connector.id && one.methodId === method.id)
    if (way === undefined) throw new Error(`${connector.id} has no server for ${method.id} here.`)
    if ('missing' in way) return skip(way.missing)
    try {
      await openHrIntegration(view.page)
      await setUp(view, connector, way)
    } catch (error) {
      await view.picture(`${connector.id}-${method.id}-failed`)
      throw error
    } finally {
      const { id } = await onlyConnection(view.page)
      await ask(view.page, 'DELETE', `/connections/${id}`)
    }
  })

  it('leaves the browser without a complaint', () => {
    expect(view.complaints).toEqual([])
  })
})
