import { expect } from 'vitest'
import { ask, everybody, openPreview } from '../testing/portal-api.ts'
import { choosePersonio, openHrIntegration, typeCredentials } from '../testing/set-up-steps.ts'
import type { Step } from './steps.ts'

/** Disconnect with a receipt, and the same set-up again with the earlier settings offered. */
export function leavingAndComingBack(step: Step): void {
  step('disconnects: says what goes and what stays, and gives a receipt', async ({ page, picture }) => {
    const before = await everybody(page)
    await page.getByRole('link', { name: 'Settings', exact: true }).first().click()
    await page.getByRole('link', { name: /^Disconnect/ }).click()
    await page.getByRole('heading', { name: 'Destroyed at once' }).waitFor()
    await picture('disconnect')
    await page.getByLabel('Type Personio to confirm').fill('Personio')
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByText(/^Destroyed: 3 credentials/).waitFor()
    await page.getByText('Disconnected', { exact: true }).waitFor()
    await page.getByText(/^Kept: [\d,]+ people, 5 runs\.$/).waitFor()
    await picture('disconnect-receipt')
    expect([...(await everybody(page)).keys()].sort()).toEqual([...before.keys()].sort())
  })

  step('reconnects by the same set-up with the earlier settings', async ({ page, picture }) => {
    await openHrIntegration(page)
    await page.getByText('Connect your HR system').waitFor()
    await picture('landing-disconnected')
    await choosePersonio(page)
    await page.getByText('You were connected to Personio before').waitFor()
    await page.getByRole('button', { name: 'Use the earlier settings' }).click()
    await page.getByText('The earlier settings are taken over.').waitFor()
    await picture('earlier-settings')
    await typeCredentials(page, 'demo-secret')
    await page.getByText('Include people whose Contract type is not Other.').waitFor()
    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByRole('heading', { name: 'Customize Synchronization Settings' }).waitFor()
    await page.getByText('Every value has its legal entity.').waitFor()
    expect(await page.getByRole('radio', { name: /Personalnummer/ }).isChecked()).toBe(true)
    await picture('earlier-mapping')
    await page.getByRole('button', { name: 'Save and open the preview' }).click()
  })

  step('knows everybody again after reconnecting', async ({ page, picture }) => {
    await page.getByText('No changes will be applied until you click “Synchronize Now”.').waitFor()
    await page.getByRole('group', { name: 'What would change' }).waitFor()
    await picture('reconnected-preview')
    const { counts, selection } = await openPreview(page)
    expect(counts.unchanged).toBeGreaterThan(1100)
    // Whoever shares a mailbox was never ticked, and one person was left out by hand.
    expect(selection.selected).toBe(0)
    expect(await ask(page, 'GET', '/runs')).toHaveLength(5)
  })
}
