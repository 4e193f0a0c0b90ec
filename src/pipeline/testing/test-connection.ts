import { defaultSettings } from '#model/default-settings.ts'
import type { ConnectionSettings } from '#model/settings.ts'
import type { SnapshotKind } from '#model/snapshot.ts'
import {
  type ConnectionRecord,
  createConnection,
  findConnection,
  loadSettings,
  patchConnection,
  saveSettings,
} from '#stores/connection-store.ts'
import { writeSecrets } from '#stores/credential-store.ts'
import { type ChosenItem, listItems, rememberForAll, selectionCounts } from '#stores/plan-selection.ts'
import { findPlan, type PlanRecord } from '#stores/plan-store.ts'
import type { RunRecord } from '#stores/run-store.ts'
import type { SnapshotEnd } from '#stores/snapshot-store.ts'
import type { ApplyOutcome } from '../apply/apply-plan.ts'
import { applyPreview, makeUndo } from '../apply-preview.ts'
import type { ActingAs } from '../environment.ts'
import { beginFetch, runFetch } from '../run-fetch.ts'
import { makePreview } from '../run-pipeline.ts'
import { kari, type TestEnvironment } from './company-on-database.ts'
import { ordinaryFields } from './scripted-hr-system.ts'

/** A connection as an admin uses it, without the screen. */
export type TestConnection = Readonly<{
  id: string
  record: () => Promise<ConnectionRecord>
  fetch: (kind?: SnapshotKind) => Promise<SnapshotEnd>
  /** The preview of the newest complete snapshot; throws where there is none. */
  preview: () => Promise<PlanRecord>
  /** A fetch that must end complete, and its preview. */
  fetchAndPreview: () => Promise<PlanRecord>
  lines: (plan: PlanRecord) => Promise<readonly ChosenItem[]>
  tickAll: (plan: PlanRecord) => Promise<void>
  /** The click on what is shown now, or on a selection that was shown before. */
  apply: (plan: PlanRecord, click?: Readonly<{ digest?: string; by?: ActingAs }>) => Promise<ApplyOutcome>
  /** A fetch, its preview with everything ticked, and the click. */
  synchronise: () => Promise<RunRecord>
  undo: (runId: string) => Promise<PlanRecord>
  /** Saves settings changed from those there are. */
  choose: (changed: Partial<ConnectionSettings>) => Promise<void>
}>

export type TestConnectionOptions = Readonly<{
  connectorId?: string
  methodId?: string
  text?: Record<string, string>
  secrets?: Record<string, string>
  /** Null leaves the set-up open, before any choice. */
  settings?: Partial<ConnectionSettings> | null
}>

/** What of an environment a connection needs. */
export type ConnectionPlace = Pick<TestEnvironment, 'environment' | 'company' | 'inCompany'>

export async function makeConnection(
  test: ConnectionPlace,
  options: TestConnectionOptions = {},
): Promise<TestConnection> {
  const {
    connectorId = 'scripted',
    methodId = 'api',
    text = {},
    secrets = { key: 'k' },
    settings = {},
  } = options
  const { environment, company } = test
  const by = { actor: kari.name, at: environment.clock.now() }
  const made = await test.inCompany(async (tx) => {
    const created = await createConnection(tx, {
      companyId: company.id,
      connectorId,
      methodId,
      name: 'North',
      createdBy: kari.name,
      at: by.at,
    })
    await patchConnection(tx, created.id, { textCredentials: text })
    const place = { companyId: company.id, connectionId: created.id }
    await writeSecrets(tx, environment.keyring, place, secrets, by)
    return created
  })
  const connection = connectionIn(test, made.id)
  if (settings !== null) await connection.choose(settings)
  return connection
}

/** A connection that is there already. */
export function connectionIn(test: ConnectionPlace, id: string): TestConnection {
  const { environment, company, inCompany } = test
  const record = () => inCompany(async (tx) => there(await findConnection(tx, id)))
  const fetch: TestConnection['fetch'] = async (kind = 'regular') => {
    const start = { companyId: company.id, connectionId: id, kind, by: kari }
    const snapshotId = there(await beginFetch(environment, start))
    const end = await runFetch(environment, start, snapshotId, new AbortController().signal)
    if (end === 'closed') throw new Error('The snapshot was closed while it was fetched.')
    return end
  }
  const preview: TestConnection['preview'] = async () => {
    const made = await makePreview(environment, company, id, kari)
    if (made.kind !== 'preview') throw new Error(`There is no preview: ${made.kind}.`)
    return made.plan
  }
  const fetchAndPreview: TestConnection['fetchAndPreview'] = async () => {
    const { state, incompleteBecause } = await fetch()
    if (state !== 'complete')
      throw new Error(`The fetch ended ${state}: ${JSON.stringify(incompleteBecause)}`)
    return preview()
  }
  const tickAll: TestConnection['tickAll'] = (plan) =>
    inCompany((tx) =>
      rememberForAll(tx, plan, { companyId: company.id, connectionId: id }, {}, 'include', {
        actor: kari.name,
        at: environment.clock.now(),
      }),
    )
  const apply: TestConnection['apply'] = async (plan, { digest, by = kari } = {}) => {
    const shown = digest ?? (await inCompany((tx) => selectionCounts(tx, plan))).digest
    return applyPreview(environment, company, { planId: plan.id, selectionDigest: shown }, by)
  }
  return {
    id,
    record,
    fetch,
    preview,
    fetchAndPreview,
    tickAll,
    apply,
    lines: (plan) => inCompany(async (tx) => (await listItems(tx, plan, everything)).items),
    synchronise: async () => {
      const plan = await fetchAndPreview()
      await tickAll(plan)
      return runOf(await apply(plan))
    },
    undo: async (runId) => {
      const made = await makeUndo(environment, company, runId, kari)
      if (made.kind !== 'plan') throw new Error(`There is no undo: ${made.kind}.`)
      return inCompany(async (tx) => there(await findPlan(tx, made.planId)))
    },
    choose: async (changed) => {
      const before = await record()
      const at = environment.clock.now()
      await inCompany(async (tx) => {
        const earlier = await loadSettings(tx, id)
        const settings = { ...(earlier ?? defaultSettings(ordinaryFields)), ...changed }
        await saveSettings(tx, before, before.revision, settings, { actor: kari.name, at })
        await patchConnection(tx, id, { setupStep: 'done' })
      })
    },
  }
}

const everything = { filter: {}, sort: 'bucket', offset: 0, limit: 1_000_000 } as const

/** The run of a click that was applied. */
export function runOf(outcome: ApplyOutcome): RunRecord {
  if (outcome.kind === 'applied' || outcome.kind === 'already applied') return outcome.run
  throw new Error(`The plan was not applied: ${JSON.stringify(outcome)}`)
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Not there, or a fetch is running.')
  return value
}
