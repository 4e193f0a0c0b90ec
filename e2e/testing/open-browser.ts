import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? places.find(existsSync)
  if (executablePath === undefined) {
    throw new Error(
      'The browser tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
    )
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export type View = Readonly<{
  context: BrowserContext
  page: Page
  picture: (name: string) => Promise<void>
  complaints: string[]
}>

/** A page of a new context that notes every error of the browser; pictures go to e2e/artefacts. */
export async function openView(
  browser: Browser,
  folder: string,
  options: Readonly<{ dark?: boolean; width?: number }> = {},
): Promise<View> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    locale: 'en-GB',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      complaints.push(`console: ${message.text()}`)
  })
  const target = new URL(`../artefacts/${folder}/`, import.meta.url).pathname
  await mkdir(target, { recursive: true })
  let count = 0
  return {
    context,
    page,
    complaints,
    async picture(name) {
      count += 1
      await page.screenshot({ path: `${target}${String(count).padStart(2, '0')}-${name}.png` })
    },
  }
}
