import type { Page } from 'playwright-core'

/** The set-up link: the first account manager, who is an admin of the first company too. */
export async function createPortal(
  page: Page,
  { setupLink }: Readonly<{ setupLink: string }>,
): Promise<void> {
  await page.goto(setupLink)
  await page.getByLabel('Your name').fill('Kari Nordmann')
  await page.getByLabel('E-mail').fill('kari@fjellvind.example')
  await page.getByRole('textbox', { name: 'Password' }).fill('a long enough sentence')
  await page.getByLabel('Company name').fill('Fjellvind')
  await page.getByRole('button', { name: 'Create the portal' }).click()
  await page.getByRole('navigation').getByText('Integrations', { exact: true }).waitFor()
}

export async function openHrIntegration(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'HR Integration' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'HR Integration' }).waitFor()
}

/** From the landing page to "Connect Your HR System", by the keyboard. */
export async function choosePersonio(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: 'Set up integration' })
    .or(page.getByRole('button', { name: 'Set up integration' }))
    .first()
    .click()
  await page.getByLabel('Search HR systems').fill('perso')
  await page.getByText('1 HR system', { exact: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Connect Your HR System' }).waitFor()
}

export async function typeCredentials(page: Page, clientSecret: string): Promise<void> {
  await page.getByLabel('Subdomain').fill('fjellvind')
  await page.getByLabel('Client ID').fill('demo-client')
  await page.getByLabel('Client secret').fill(clientSecret)
  await page.getByRole('button', { name: 'Next' }).click()
}

/** Adds every value that has no legal entity yet as one, each in its dialog. */
export async function addLegalEntities(page: Page): Promise<void> {
  const add = page.getByRole('button', { name: 'Add a legal entity', exact: true })
  for (let left = await add.count(); left > 0; left = await add.count()) {
    await add.first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
}

export async function synchronizeNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Synchronize Now' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('You can take the whole run back afterwards.').waitFor()
  await dialog.getByRole('button', { name: 'Synchronize Now' }).click()
}
