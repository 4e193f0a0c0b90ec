import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { ask, openPreview, peopleCount } from '../testing/portal-api.ts'
import {
  addLegalEntities,
  choosePersonio,
  createPortal,
  openHrIntegration,
  typeCredentials,
} from '../testing/set-up-steps.ts'
import { type Step, thousands } from './steps.ts'

/** From the set-up link to the receipt of the first synchronisation. */
export function firstSynchronisation(step: Step): void {
  step(
    '1: leads from the set-up link to HR Integration in the side menu',
    async ({ page, picture, portal }) => {
      await createPortal(page, portal)
      await openHrIntegration(page)
      await page.getByText('Connect your HR system').waitFor()
      await picture('landing-empty')
    },
  )

  step('2: finds the HR system as one types', async ({ page, picture }) => {
    await choosePersonio(page)
    await page.getByText('Review the fields available for synchronization').waitFor()
    await picture('connect')
  })

  step(
    '3: says what is wrong with a wrong secret, then connects with the right one',
    async ({ page, picture }) => {
      await typeCredentials(page, 'fault-wrong-key')
      await page.getByText('Personio refused the credentials.').waitFor()
      await page.getByText('Make a new API credential in Personio').waitFor()
      await picture('wrong-secret')
      await page.getByLabel('Client secret').fill('demo-secret')
      await page.getByRole('button', { name: 'Test again' }).click()
      await page.getByRole('heading', { name: 'Employee Filtering' }).waitFor()
    },
  )

  step('4: filters with a live count and names in and out', async ({ page, picture }) => {
    await page.getByText('1,240 of 1,240').waitFor()
    await page.getByText('Everybody is synchronised. Nothing is filtered.').waitFor()
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByLabel('Group by').selectOption({ label: 'Contract type' })
    await page.getByLabel('Include or exclude').selectOption({ label: 'is not' })
    await page.getByRole('combobox', { name: 'Values' }).click()
    await page.getByRole('option', { name: /^Other/ }).click()
    await page.keyboard.press('Escape')
    await page.getByText('1,232 of 1,240').waitFor()
    await page.getByText('Include people whose Contract type is not Other.').waitFor()
    await page.getByLabel('Is somebody in?').fill('Mehmet Çelik')
    await page.getByText('Mehmet Çelik is out').waitFor()
    await picture('filter')
    await page.getByRole('button', { name: 'Finish' }).click()
  })

  step('5: waits for the first fetch and opens the next step by itself', async ({ page, picture }) => {
    await page.getByRole('heading', { name: 'Reading Personio' }).waitFor()
    await picture('wait')
    await page.getByRole('heading', { name: 'Customize Synchronization Settings' }).waitFor()
  })

  step('6: customises identifier, fields and legal entities on real samples', async ({ page, picture }) => {
    await page.getByText('Choose the field first').waitFor()
    await page.getByRole('radio', { name: /Personalnummer/ }).check()
    await page.getByText('1,236 of 1,240 have one').waitFor()
    await page.getByText('2 values are used more than once').first().waitFor()
    await picture('identifier')
    await page.getByRole('button', { name: 'Add a field of your own' }).click()
    await page.getByRole('menuitem', { name: 'Contract type' }).click()
    await page.getByRole('button', { name: /Show \d+ sensitive fields/ }).click()
    await page.getByRole('checkbox', { name: 'Sync Birth date' }).check()
    await page.getByLabel('Source of Birth date').selectOption({ label: 'Birthday' })
    await page.getByRole('radio', { name: 'By a field of the HR system' }).check()
    await page.getByText('4 values have no legal entity yet.').waitFor()
    await picture('legal-entities-open')
    await addLegalEntities(page)
    await page.getByText('Every value has its legal entity.').waitFor()
    await picture('legal-entities')
    await page.getByRole('button', { name: 'Save and open the preview' }).click()
  })

  step('7: previews exactly what would change and changes nothing', async ({ page, picture }) => {
    await page.getByRole('heading', { name: 'Preview and Finalize Synchronization' }).waitFor()
    await page.getByText('No changes will be applied until you click “Synchronize Now”.').waitFor()
    await page.getByRole('button', { name: 'Synchronize Now' }).waitFor()
    const { counts } = await openPreview(page)
    expect(counts.people).toBe(1232)
    expect(counts.byBucket).toMatchObject({ changed: 0, leaving: 0, blocked: 8 })
    await page
      .getByRole('group', { name: 'What would change' })
      .getByText(`${thousands(counts.byBucket.new)} new`)
      .waitFor()
    await picture('first-preview')
    expect(await peopleCount(page)).toBe(0)
  })

  step(
    '7: searches, opens, explains and leaves out one person, and exports all',
    async ({ page, picture }) => {
      await page.getByLabel('Search name, number or e-mail').fill('Brekke')
      await page
        .getByRole('row', { name: /Bjørg Brekke/ })
        .first()
        .click()
      const panel = page.getByRole('article', { name: /^Details of Bjørg Brekke/ })
      await panel.getByRole('heading', { name: 'Company Email' }).waitFor()
      await picture('line')
      await panel.getByRole('tab', { name: 'Explain' }).click()
      for (const part of ['Fetched', 'In scope', 'Matched', 'Mapped', 'Decided']) {
        await panel.getByText(part, { exact: true }).first().waitFor()
      }
      await picture('explain')
      const { selection } = await openPreview(page)
      await panel.getByRole('button', { name: 'Not this person' }).click()
      await page
        .getByText(
          `${thousands(selection.selected - 1)} of ${thousands(selection.selectable)} changes selected`,
        )
        .first()
        .waitFor()
      await panel.getByRole('button', { name: 'Close' }).click()
      await page.getByRole('button', { name: 'Clear filters' }).click()
      await page.getByRole('button', { name: 'Export' }).click()
      const downloading = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: 'Excel' }).click()
      const file = await readFile(await (await downloading).path())
      expect(file.subarray(0, 2).toString()).toBe('PK')
      expect(file.length).toBeGreaterThan(50_000)
      await picture('one-left-out')
    },
  )

  step('8: synchronises once, however often one clicks, and gives a receipt', async ({ page, picture }) => {
    const { selection } = await openPreview(page)
    await page.getByRole('button', { name: 'Synchronize Now' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`${thousands(selection.selected)} people are created`).waitFor()
    await picture('confirm')
    await dialog.getByRole('button', { name: 'Synchronize Now' }).dblclick()
    await page.getByRole('heading', { name: 'Receipt of run 1' }).waitFor()
    await page.getByText('Synchronization Completed').waitFor()
    await page.getByText(`${thousands(selection.selected)} created`).waitFor()
    await picture('receipt')
    expect(await peopleCount(page)).toBe(selection.selected)
    expect(await ask(page, 'GET', '/runs')).toMatchObject([{ number: 1 }])
  })

  step('shows the people and the history of one', async ({ page, picture }) => {
    await page.getByRole('link', { name: 'People', exact: true }).first().click()
    await page.getByLabel('Search name, number or e-mail').fill('iliana.boichenko@')
    await page.getByText('1 person', { exact: true }).waitFor()
    await picture('people')
    await page.getByRole('row', { name: /Бойченко/ }).click()
    await page.getByRole('heading', { name: 'Periods of employment' }).waitFor()
    await page.getByRole('heading', { name: 'History' }).waitFor()
    await page.getByText(/run 1/).first().waitFor()
    await picture('person')
  })
}
