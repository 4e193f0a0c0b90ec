import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Everything that is checked, in the order of what is quickest to know. `--long` runs the full counts of random
// histories and kills.
const root = fileURLToPath(new URL('../', import.meta.url))
const bin = join(root, 'node_modules/.bin')
const long = process.argv.includes('--long')
// What the developer set for a portal of their own must not decide a test.
const portals =
  /^(DATA_DIR|DATABASE_URL|PORT|HOST|PUBLIC_URL|TRUST_PROXY|SMTP_URL|MAIL_FROM|PORTAL_NAME|ROLLCALL_.*)$/
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !portals.test(name)))
const environment = {
  ...inherited,
  PATH: [bin, process.env['PATH']].join(delimiter),
  ...(long ? { ROLLCALL_LONG: '1' } : {}),
}

type Step = Readonly<{ name: string; words: readonly string[] }>
const steps: readonly Step[] = [
  { name: 'format and lint', words: ['biome', 'check', '.'] },
  { name: 'types', words: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the web', words: ['tsc', '-p', 'tsconfig.web.json'] },
  {
    name: 'import rules',
    words: ['dependency-cruiser', 'src', 'connectors', 'simulators', '--config', '.dependency-cruiser.cjs'],
  },
  // Once and first: several tests start the whole program, and each would build what is missing.
  { name: 'pages', words: ['vite', 'build', 'src/web', '--logLevel', 'warn'] },
]

makeSureOfChromium()
const failed = steps.filter((step) => !run(step)).map((step) => step.name)
const counts = runTests()
if (failed.length > 0) print(`Not passed: ${failed.join(', ')}.`)
print(`Tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = failed.length === 0 && counts.succeeded ? 0 : 1

function run({ name, words }: Step): boolean {
  print(`\n# ${name}`)
  const [command = '', ...rest] = words
  // Through the bundled Node, since the programs of npm say `env node`, which may be an older one.
  const { status } = spawnSync(process.execPath, [join(bin, command), ...rest], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  })
  return status === 0
}

type Counts = Readonly<{ passed: number; failed: number; skipped: number; succeeded: boolean }>

/** All tests, counted from vitest's own report, since its line of colours is for eyes only. */
function runTests(): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-test-'))
  const report = join(folder, 'report.json')
  try {
    const succeeded = run({
      name: long ? 'tests, the full counts' : 'tests',
      words: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    })
    const found = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
    return {
      passed: found['numPassedTests'] ?? 0,
      failed: found['numFailedTests'] ?? 0,
      skipped: (found['numPendingTests'] ?? 0) + (found['numTodoTests'] ?? 0),
      succeeded,
    }
  } catch {
    return { passed: 0, failed: 0, skipped: 0, succeeded: false }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The browser tests need Chromium; Debian's is installed where that is allowed. */
function makeSureOfChromium(): void {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  if (process.env['CHROMIUM_PATH'] !== undefined || places.some((path) => existsSync(path))) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    print(
      'The browser tests need Chromium, which is not installed, and this user may not install it.\n' +
        'Install it (on Debian, as root: apt-get install chromium) or set CHROMIUM_PATH; until then these tests fail.',
    )
    return
  }
  print('# Chromium for the browser tests (apt-get install chromium)')
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
