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

type Program = Readonly<{
  package: string
  places: readonly string[]
  variable?: string
  tests: string
  without: string
}>
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

const programs: readonly Program[] = [
  {
    package: 'chromium',
    places: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
    variable: 'CHROMIUM_PATH',
    tests: 'The browser tests',
    without: 'set CHROMIUM_PATH to another one, or these tests fail.',
  },
  {
    package: 'slapd',
    places: ['/usr/sbin/slapd'],
    tests: 'The tests against a real LDAP server',
    without: 'they are skipped.',
  },
  {
    package: 'openssh-server',
    places: ['/usr/sbin/sshd'],
    tests: 'The tests against a real SFTP server',
    without: 'they are skipped.',
  },
]

makeSureOfPrograms()
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

/** Programs of Debian that tests start; each is installed where that is allowed. */
function makeSureOfPrograms(): void {
  const missing = programs.filter(
    ({ variable, places }) =>
      (variable === undefined || process.env[variable] === undefined) &&
      !places.some((path) => existsSync(path)),
  )
  if (missing.length === 0) return
  const packages = missing.map((one) => one.package)
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    const needs = missing.map((one) => `${one.tests} need ${one.package}; ${one.without}`)
    print(
      `Not installed, and this user may not install it: ${packages.join(', ')}.\n${needs.join('\n')}\n` +
        `Install it (on Debian, as root: apt-get install ${packages.join(' ')}).`,
    )
    return
  }
  print(`# Programs that tests start (apt-get install ${packages.join(' ')})`)
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
