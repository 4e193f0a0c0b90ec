import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { createApp } from '#api/create-app.ts'
import { allRoutes } from '#api/routes/all-routes.ts'
import { startServer } from '#api/start-server.ts'
import { openTestPortal, type TestUser } from '#api/testing/test-portal.ts'
import type { ConnectorDefinition } from '#connector-kit'
import type { ConnectionPlace } from '#pipeline/testing/test-connection.ts'
import { buildWebIfNeeded } from '../../src/build-web.ts'
import { openView, type View } from '../testing/open-browser.ts'

const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** The portal with its pages in this very process, so that a test can reach its database and its calendar. */
export type PortalInProcess = Readonly<{
  url: string
  /** A company whose admin is the one who sits at the browser. */
  addCompany: (name: string) => Promise<ConnectionPlace & Readonly<{ slug: string }>>
  /** The calendar day on which everybody lives. */
  setDay: (day: string) => void
  view: View
  close: () => Promise<void>
}>

export async function openPortalInProcess(
  browser: Browser,
  hr: Readonly<{ connector: ConnectorDefinition; baseUrl: string }>,
): Promise<PortalInProcess> {
  const portal = await openTestPortal({ routes: allRoutes, connectors: [hr.connector] })
  let day = '2026-03-15'
  const clock = { now: () => new Date(), business: () => new Date(`${day}T12:00:00Z`) }
  const environment = {
    ...portal.services.environment,
    clock,
    baseUrls: { [hr.connector.id]: hr.baseUrl },
  }
  const services = { ...portal.services, clock, environment }
  await buildWebIfNeeded(webRoot, services.log)
  const server = await startServer({ listen: { host: '127.0.0.1', port: 0 }, log: services.log })
  const url = `http://127.0.0.1:${server.port}`
  const app = createApp({ services, routes: allRoutes, publicUrl: url, webRoot })
  server.serve(app)
  const admin = await portal.addUser('kari@fjord.example')
  const view = await openView(browser, 'situations')
  await view.context.addCookies(cookiesOf(admin, url))
  return {
    url,
    view,
    setDay: (next) => {
      day = next
    },
    async addCompany(name) {
      const { id, slug } = await portal.addCompany(name)
      await services.access.addMember({
        companyId: id,
        userId: admin.id,
        role: 'admin',
        legalEntityIds: null,
      })
      return {
        environment,
        slug,
        company: { id, timeZone: 'Europe/Oslo' },
        inCompany: (work) => environment.database.inCompany(id, work),
      }
    },
    async close() {
      app.endStreams()
      await server.close(0)
      await portal.close()
    },
  }
}

function cookiesOf({ cookie }: TestUser, url: string) {
  return cookie.split('; ').map((one) => {
    const at = one.indexOf('=')
    return { name: one.slice(0, at), value: one.slice(at + 1), url }
  })
}
