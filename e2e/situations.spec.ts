import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PreviewItem } from '#api/contract/preview.ts'
import type { PersonDetail } from '#api/contract/registry.ts'
import { corpus } from '#pipeline/corpus/corpus.ts'
import type { Look, Situation } from '#pipeline/corpus/situation.ts'
import { readSituation } from '#pipeline/corpus/testing/read-situation.ts'
import { type ScriptedHrSystem, startScriptedHrSystem } from '#pipeline/testing/scripted-hr-system.ts'
import { idsOf, placeSituation, tellingMore } from './situations/place-situation.ts'
import { openPortalInProcess, type PortalInProcess } from './situations/portal-in-process.ts'
import { compareScreen, openLine } from './situations/screen.ts'
import { openBrowser } from './testing/open-browser.ts'
import { synchronizeNow } from './testing/set-up-steps.ts'

// Sentences are compared as the browser of the tests writes their days.
vi.hoisted(() => Object.defineProperty(globalThis.navigator, 'languages', { value: ['en-GB'] }))

const conversion = 'A new record as employee; the contractor’s record has ended: one row, filled in'
const accepted = 'Accepted as the same person: a conversion, nobody leaves'

/** The ten that tell most; what is expected of each stands in the corpus alone. */
const telling = [
  conversion,
  'Back under a new record with the old number: proposed as the same person',
  'The number of somebody who left is given to a new colleague under a new id: asked, not linked',
  'Two records of the HR system have the same number, and neither is in the portal',
  'A linked person’s new e-mail differs from a colleague’s only by a dot: not ticked',
  'A leaving of next month comes due on the day after the last day',
  'A linked person moves to a department that is not chosen: leaves the filter, stays in the portal',
  'The HR system merged two records: the one that is left is unchanged, the other person is not visible',
  'A value without a place blocks its own people and nobody else',
  'An award holder and a colleague leave on one day: only the colleague is ticked',
]

function situationOf(title: string): Situation {
  const found = corpus.flatMap((theme) => theme.situations).find((one) => one.title === title)
  if (found === undefined) throw new Error(`The corpus has no situation “${title}” any more.`)
  return found
}

describe('telling situations of the corpus, in a browser', { timeout: 120_000 }, () => {
  let hr: ScriptedHrSystem
  let browser: Browser
  let portal: PortalInProcess
  const companies = new Map<string, string>()

  beforeAll(async () => {
    hr = await startScriptedHrSystem()
    browser = await openBrowser()
    portal = await openPortalInProcess(browser, { connector: tellingMore(hr), baseUrl: hr.baseUrl })
    portal.view.page.setDefaultTimeout(30_000)
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await portal?.close()
    await hr?.stop()
  })

  const ask = async <Answer>(path: string): Promise<Answer> => {
    const answer = await portal.view.page.request.get(`${portal.url}/api/v1${path}`)
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }

  async function itemsOf(): Promise<readonly PreviewItem[]> {
    const [, slug = '', plan = ''] =
      /\/c\/([^/]+)\/.*\/preview\/([0-9a-f-]{36})/.exec(portal.view.page.url()) ?? []
    return (await ask<{ items: PreviewItem[] }>(`/companies/${slug}/plans/${plan}/items?limit=100`)).items
  }

  /** The screen, held against a look at the situation whose people are in the portal. */
  async function compare(situation: Situation, look: Look): Promise<void> {
    const input = readSituation(situation)
    const ids = idsOf(input)
    const people = new Map(input.people.map(({ id, values }) => [id, values]))
    const nameOf = (label: string) =>
      [people.get(label)?.['givenName'], people.get(label)?.['familyName']].filter(Boolean).join(' ')
    const keyOf = (label: string) =>
      people.has(label) ? `person:${ids.of(label)}` : `record:${label.replace(/ later$/, '@coming-up')}`
    await compareScreen(portal.view.page, look, await itemsOf(), nameOf, keyOf)
  }

  it.each(telling)('%s', async (title) => {
    const { page, picture } = portal.view
    const situation = situationOf(title)
    portal.setDay(situation.today ?? '2026-03-15')
    const company = await portal.addCompany(`Fjord ${companies.size + 1}`)
    companies.set(title, company.slug)
    const connection = await placeSituation(company, situation, hr)
    const plan = await connection.fetchAndPreview()
    await page.goto(`${portal.url}/c/${company.slug}/integrations/hr-integration/preview/${plan.id}`)
    await page.getByRole('group', { name: 'What would change' }).waitFor()
    await picture(`${companies.size}`)
    await compare(situation, situation)
    if (title === conversion) await acceptAndSynchronise(company.slug)
  })

  /** One click says who it is, another one applies it; the person keeps both periods. */
  async function acceptAndSynchronise(slug: string): Promise<void> {
    const { page, picture } = portal.view
    const [item] = await itemsOf()
    if (item === undefined) throw new Error('Nothing is shown.')
    const panel = await openLine(page, item)
    await panel
      .getByRole('button', { name: `Same person as ${item.candidates[0]?.name}`, exact: true })
      .click()
    await expect.poll(async () => (await itemsOf())[0]?.bucket, { timeout: 20_000 }).toBe('changed')
    await panel.getByRole('button', { name: 'Close' }).click()
    const after = situationOf(accepted)
    await compare(after, after)
    await picture('accepted')
    await synchronizeNow(page)
    await page.getByRole('heading', { name: /^Receipt of run 1/ }).waitFor()
    const id = idsOf(readSituation(after)).of('kari')
    await page.goto(`${portal.url}/c/${slug}/people/${id}`)
    await page.getByRole('heading', { name: 'Periods of employment' }).waitFor()
    await page.getByText('1 Mar 2026 until now').waitFor()
    for (const record of ['h1', 'h2']) await page.getByText(record, { exact: true }).waitFor()
    await page.getByText(/run 1/).first().waitFor()
    const { values } = await ask<PersonDetail>(`/companies/${slug}/people/${id}`)
    // The number is reviewed, so that nothing but what was ticked has changed.
    expect(values).toMatchObject({
      employmentType: 'employee-full-time',
      startDate: '2026-03-01',
      employeeNumber: readSituation(after).people[0]?.values['employeeNumber'],
    })
    await picture('person')
  }

  it('leaves the browser without a complaint', () => {
    expect(portal.view.complaints).toEqual([])
  })
})
