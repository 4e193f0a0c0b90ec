import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { PreviewItem } from '#api/contract/preview.ts'
import type { PersonRow } from '#api/contract/registry.ts'
import type { Bucket } from '#model/plan.ts'
import { expectedLines } from '../testing/expected-lines.ts'
import { everybody, linesOf, openPreview, peopleCount } from '../testing/portal-api.ts'
import { openHrIntegration, synchronizeNow } from '../testing/set-up-steps.ts'
import type { Step } from './steps.ts'

const autumnDay = '2026-11-22'
const monthLaterDay = '2026-12-22'

async function onLanding(page: Page): Promise<void> {
  await openHrIntegration(page)
  await page.getByRole('article', { name: 'Personio' }).waitFor()
}

async function openLine(page: Page, item: PreviewItem | undefined) {
  if (item === undefined) throw new Error('The line is not there.')
  await page.getByLabel('Search name, number or e-mail').fill(item.name)
  await page.locator(`[role="row"][data-key="${item.key}"]`).click()
  return page.getByRole('article', { name: `Details of ${item.name}` })
}

async function closeLine(page: Page): Promise<void> {
  await page.getByRole('article').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Clear filters' }).click()
}

/** The picture of the README: every bucket among the first lines, and one line opened. */
async function pictureOfThePreview(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Sort by' }).click()
  await page.getByRole('option', { name: 'Name', exact: true }).click()
  await page
    .getByRole('row', { name: /^Agnieszka Kowalewska/ })
    .first()
    .click()
  await page.getByRole('article', { name: /^Details of Agnieszka/ }).waitFor()
  await page.mouse.move(0, 0)
  await page.waitForLoadState('networkidle')
  const path = new URL('../../docs/images/preview.png', import.meta.url).pathname
  await page.screenshot({ path })
  await page.getByRole('article').getByRole('button', { name: 'Close' }).click()
}

/** Every day after: guards, newer data, every kind of change in its bucket, and the way back. */
export function aMonthLater(step: Step): void {
  const expected = expectedLines(1240, {
    readDay: '2026-02-10',
    knownUntilDay: autumnDay,
    day: monthLaterDay,
  })
  let before: ReadonlyMap<string, PersonRow> = new Map()

  step('holds many leavings until the number is typed', async ({ page, picture, portal }) => {
    await onLanding(page)
    await page.getByRole('main').getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('tab', { name: 'Guards' }).click()
    await page.getByRole('group', { name: 'Leaving: held above' }).getByLabel('Share in %').fill('1')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(/Saved as revision/).waitFor()
    await picture('settings-guards')
    await portal.setDay(autumnDay)
    await onLanding(page)
    await page.getByRole('button', { name: 'Sync now' }).click()
    await page.getByText(/people would leave/).waitFor()
    const { leaving } = (await openPreview(page)).counts.byBucket
    await picture('held')
    await page.getByLabel('Number of people').fill(String(leaving))
    await page.getByRole('button', { name: 'Release', exact: true }).click()
    await page.getByText('Released by Kari Nordmann').waitFor()
    await synchronizeNow(page)
    await page.getByRole('heading', { name: 'Receipt of run 2' }).waitFor()
    await page.getByText('Guard released: many leavings, by Kari Nordmann').waitFor()
    await picture('receipt-of-released')
    expect(await peopleCount(page, 'terminated')).toBe(leaving)
  })

  step('opens the preview at once and announces newer data', async ({ page, picture, portal }) => {
    await portal.setDay(monthLaterDay)
    await onLanding(page)
    await page.getByRole('button', { name: 'Fetch now' }).click()
    await page.getByRole('button', { name: 'Sync now' }).click()
    await page.getByRole('button', { name: 'Synchronize Now' }).waitFor()
    await picture('older-preview')
    await page.getByText('Newer data is there').waitFor()
    await page.getByRole('button', { name: 'Show what is different' }).click()
    await page.getByText(/^\d+ differences$/).waitFor()
    await picture('newer-data')
    await page.getByRole('button', { name: 'Make a new preview' }).click()
    await page.getByText('Newer data is there').waitFor({ state: 'hidden' })
    await page.getByText(/fetched just now/).waitFor()
    await picture('month-later-preview')
    if (process.env['UPDATE_PICTURES'] === '1') await pictureOfThePreview(page)
  })

  step('puts every kind of change into its bucket', async ({ page }) => {
    for (const bucket of [
      ...(['new', 'changed', 'leaving', 'returning', 'coming up'] as const),
      ...(['needs a match', 'no longer visible'] as const),
    ] satisfies Bucket[]) {
      const lines = await linesOf(page, bucket)
      const shown = lines.map((line) => line.externalId)
      const wanted = expected.in(bucket)
      expect(wanted.length, bucket).toBeGreaterThan(0)
      expect(
        wanted.filter((id) => !shown.includes(id)),
        `missing in ${bucket}`,
      ).toEqual([])
    }
    const changed = await linesOf(page, 'changed')
    const flagsOf = (id: string | undefined) => changed.find((line) => line.externalId === id)?.flags
    expect(flagsOf(expected.of('email-changed')[0])).toContain('e-mail change')
    expect(flagsOf(expected.of('number-changed')[0])).toContain('identifier change')
  })

  step('takes a decision about who somebody is', async ({ page, picture }) => {
    const [line] = await linesOf(page, 'needs a match')
    const panel = await openLine(page, line)
    await panel.getByRole('heading', { name: 'Who is this in the portal?' }).waitFor()
    await picture('match')
    await panel
      .getByRole('button', { name: /^Same person as / })
      .first()
      .click()
    await expect.poll(async () => (await linesOf(page, 'needs a match')).length, { timeout: 20_000 }).toBe(0)
    const returning = await linesOf(page, 'returning')
    expect(returning.map((one) => one.externalId)).toContain(line?.externalId)
    await picture('matched')
  })

  step('ticks what is reviewed and applies it', async ({ page, picture }) => {
    await page.getByRole('button', { name: 'Clear filters' }).click()
    const changed = await linesOf(page, 'changed')
    for (const kind of ['email-changed', 'number-changed'] as const) {
      const panel = await openLine(
        page,
        changed.find((line) => line.externalId === expected.of(kind)[0]),
      )
      await panel.getByText('This field is reviewed').first().waitFor()
      await panel
        .getByRole('button', { name: /^(Take this person|Take this field)/ })
        .first()
        .click()
      await panel
        .getByRole('button', { name: /^Not this field/ })
        .first()
        .waitFor()
      await picture(kind)
      await closeLine(page)
    }
    before = await everybody(page)
    await synchronizeNow(page)
    await page.getByRole('heading', { name: 'Receipt of run 3' }).waitFor()
    await picture('month-later-receipt')
    const after = [...(await everybody(page)).values()]
    const mails = after.filter((person) => person.workEmail?.includes('.new@') === true)
    expect(mails).toHaveLength(1)
  })

  step('takes the run back: people are as before', async ({ page, picture }) => {
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Preview the undo' }).click()
    await page.getByRole('heading', { name: 'Preview of taking run 3 back' }).waitFor()
    await page.getByRole('button', { name: 'Take back now' }).waitFor()
    await picture('undo-preview')
    await page.getByRole('button', { name: 'Take back now' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take back now' }).click()
    await page.getByRole('heading', { name: /Receipt of run 4, taking run 3 back/ }).waitFor()
    await picture('undo-receipt')
    const after = await everybody(page)
    for (const [id, person] of before) expect(after.get(id), person.name).toEqual(person)
    const others = [...after].filter(([id]) => !before.has(id))
    expect(others.filter(([, person]) => person.status !== 'withdrawn')).toEqual([])
  })

  step('offers the same changes again', async ({ page, picture }) => {
    await onLanding(page)
    await picture('landing')
    await page.getByRole('button', { name: 'Review changes' }).click()
    await synchronizeNow(page)
    await page.getByRole('heading', { name: 'Receipt of run 5' }).waitFor()
  })
}
