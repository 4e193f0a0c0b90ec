import { makeCompany } from '../../../simulators/company/company.ts'
import { startSimulatorProcess } from './simulator-process.ts'
import { makeConnection, type TestConnection } from './test-connection.ts'
import { openTestEnvironment, type TestEnvironment, type TestEnvironmentOptions } from './test-environment.ts'

const credentials = { subdomain: 'fjellvind', clientId: 'demo-client' }

export type PersonioScene = Readonly<{
  test: TestEnvironment
  simulator: Awaited<ReturnType<typeof startSimulatorProcess>>
  company: ReturnType<typeof makeCompany>
  /** A set-up with its credentials and nothing chosen yet. */
  setUp: (clientSecret?: string) => Promise<TestConnection>
  close: () => Promise<void>
}>

/** The invented company in a Personio simulator of its own process, and a portal company beside it. */
export async function openPersonioScene(
  people: number,
  options: TestEnvironmentOptions = {},
): Promise<PersonioScene> {
  const simulator = await startSimulatorProcess('personio', people)
  const test = await openTestEnvironment({ ...options, baseUrls: { personio: simulator.baseUrl } })
  return {
    test,
    simulator,
    company: makeCompany({ people }),
    setUp: (clientSecret = 'demo-secret') =>
      makeConnection(test, {
        connectorId: 'personio',
        methodId: 'v1',
        text: credentials,
        secrets: { clientSecret },
        settings: null,
      }),
    close: async () => {
      await simulator.stop()
      await test.close()
    },
  }
}
