import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { connectors } from '#connectors'
import { roles } from '#model/access.ts'
import { matchDecisions } from '#model/person.ts'
import { buckets, planActions, situations } from '#model/plan.ts'
import { ownerships } from '#model/settings.ts'
import { snapshotStates } from '#model/snapshot.ts'
import { connectionStates } from './api/contract/connection.ts'
import { commandList, laterCommands } from './cli/command-list.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
const files = tracked.split('\n').filter((path) => path !== '' && existsSync(join(root, path)))
const sources = files.filter((path) =>
  /^(src|connectors|simulators|scripts|bench|e2e|bin)\/.*\.(ts|tsx|mjs)$/.test(path),
)

describe('names', () => {
  it('no path says utils, helpers, common, shared, service, handler or misc', () => {
    const vague = /(^|[/.-])(utils?|helpers?|common|shared|service|handlers?|misc)([/.-]|$)/
    expect(files.filter((path) => vague.test(path))).toEqual([])
  })

  it('a manager is an account manager or somebody’s manager', () => {
    const others = files.filter(
      (path) => /manager/.test(path) && !/account-manager|resolve-manager/.test(path),
    )
    expect(others).toEqual([])
  })

  it('a path is in lower case with hyphens', () => {
    const named = sources.filter((path) => !/^[a-z0-9./-]+$/.test(path))
    expect(named).toEqual([])
  })

  it('the glossary has every word of the model', () => {
    const glossary = read('docs/glossary.md')
    const words = [
      ...[buckets, planActions, situations, ownerships, snapshotStates, connectionStates, roles].flat(),
      ...matchDecisions,
      ...[
        'held',
        'hard-held',
        'account manager',
        'IT link',
        'operator',
        'HR system',
        'connector',
        'connection',
      ],
      ...['employee', 'person', 'snapshot', 'plan', 'guard', 'run', 'finding', 'legal entity', 'identifier'],
    ].map((word) => word.replace('when-empty', 'when empty'))
    expect(words.filter((word) => !glossary.includes(`**${word}**`))).toEqual([])
  })
})

describe('sizes', () => {
  const lines = (path: string) => read(path).trimEnd().split('\n').length

  it('a source file has at most 300 lines', () => {
    const long = sources.filter((path) => !path.includes('.test.') && lines(path) > 300)
    expect(long).toEqual([])
  })

  it('a connector is declared in at most 120 lines', () => {
    const long = connectors.filter(({ id }) => lines(`connectors/${id}/connector.ts`) > 120)
    expect(long.map((one) => one.id)).toEqual([])
  })
})

describe('the catalogue', () => {
  const folders = readdirSync(join(root, 'connectors'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

  it('is the folders of connectors/', () => {
    expect(connectors.map((one) => one.id).sort()).toEqual(folders.sort())
  })

  it.each(folders)('%s has its guide, icon, fixtures and conformance test', (id) => {
    const parts = ['connector.ts', 'connector.test.ts', 'guide.md', 'icon.svg', 'fixtures']
    expect(parts.filter((part) => !existsSync(join(root, 'connectors', id, part)))).toEqual([])
  })
})

describe('the checks themselves', () => {
  it('nobody switches them off', () => {
    const off = /@ts-(ignore|nocheck|expect-error)|biome-ignore|dependency-cruiser-disable|eslint-disable/
    const here = 'src/house.test.ts'
    expect(sources.filter((path) => path !== here && off.test(read(path)))).toEqual([])
  })

  it('no file tells where it was written', () => {
    const texts = files.filter((path) => /\.(ts|tsx|mjs|cjs|md|json|css|html|sh|yml)$|^\.ci\//.test(path))
    const home = /(?<![\w.])\/(home|root|Users|work)\/[\w.-]+\//
    const told = texts.filter((path) => path !== 'package-lock.json' && home.test(read(path)))
    expect(told).toEqual([])
  })
})

describe('documents', () => {
  it('say of every dependency why it is there', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      read('package.json'),
    ) as Record<string, Record<string, string>>
    const names = [dependencies, devDependencies, optionalDependencies].flatMap((one) =>
      Object.keys(one ?? {}),
    )
    const page = read('docs/dependencies.md')
    const families = (name: string) => [
      name,
      name.replace(/-(x64|arm64)$/, '-*'),
      name.replace(/\/.*$/, '/*'),
    ]
    const missing = names.filter((name) => !families(name).some((one) => page.includes(`\`${one}\``)))
    expect(missing).toEqual([])
  })

  it('name every command of the command line', () => {
    const page = read('docs/operating/command-line.md')
    const names = [...commandList.map((one) => one.name), ...laterCommands]
    expect(names.filter((name) => !page.includes(`\`${name}`))).toEqual([])
  })

  it('name every rule of imports', () => {
    const config = read('.dependency-cruiser.cjs')
    const names = [...config.matchAll(/(?:rule|only)\(\s*'([a-z-]+)'|name: '([a-z-]+)'/g)].map(
      (found) => found[1] ?? found[2],
    )
    const page = read('ARCHITECTURE.md')
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('point at files that are there', () => {
    const pages = files.filter((path) => path.endsWith('.md') && !path.includes('guide.md'))
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map(([, target]) => join(dirname(page), target ?? ''))
        // The picture comes from the browser test and is looked at before it is kept.
        .filter((target) => !existsSync(join(root, target)) && target !== 'docs/images/preview.png')
        .map((target) => `${page}: ${target}`),
    )
    expect(broken).toEqual([])
  })
})

/** Each file breaks the rule that names it. */
const planted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': {
    'src/model/one.ts': "import { two } from './two.ts'\nexport const one = () => two",
    'src/model/two.ts': "import { one } from './one.ts'\nexport const two = () => one",
  },
  'model-stands-alone': { 'src/model/reads.ts': "export { readFile } from 'node:fs/promises'" },
  'kit-knows-the-model': { 'src/connector-kit/peeks.ts': "export { a } from '../stores/a.ts'" },
  'connectors-know-the-kit': {
    'connectors/here/connector.ts': "export { readFile } from 'node:fs/promises'",
  },
  'connectors-are-strangers': { 'connectors/here/borrowed.ts': "export { a } from '../there/a.ts'" },
  'thinking-is-pure': { 'src/pipeline/plan/random.ts': "export { randomUUID } from 'node:crypto'" },
  'stages-are-strangers': { 'src/pipeline/scope/ahead.ts': "export { a } from '../guard/a.ts'" },
  'only-stage-and-apply-store': { 'src/pipeline/fetch/writes.ts': "export { a } from '../../stores/a.ts'" },
  'apply-does-not-fetch': { 'src/pipeline/apply/calls.ts': "export { a } from '../../connector-kit/a.ts'" },
  'sql-lives-in-stores': { 'src/jobs/asks.ts': "export { a } from '../db/a.ts'" },
  'contract-is-data': { 'src/api/contract/does.ts': "export { a } from '../../stores/a.ts'" },
  'web-knows-the-contract': { 'src/web/knows.ts': "export { a } from '../stores/a.ts'" },
  'nobody-imports-the-doors': { 'src/jobs/knocks.ts': "export { a } from '../api/a.ts'" },
  'doors-are-strangers': { 'src/api/types.ts': "export { a } from '../cli/a.ts'" },
  'product-never-imports-its-tests': { 'src/jobs/plays.ts': "export { a } from '../../simulators/hr/a.ts'" },
  'worker-stays-small': { 'src/open-worker.ts': "export { a } from './api/a.ts'" },
  'nothing-is-unused': { 'src/main.ts': 'export {}', 'src/model/forgotten.ts': 'export const a = 1' },
  'simulators-speak-http-only': {
    'simulators/hr/reads.ts': "export { a } from '../../src/pipeline/guard/a.ts'",
  },
}

describe('the arrows between the rooms', () => {
  it('a planted violation of each rule goes red', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-house-'))
    try {
      const neighbours = [
        'src/stores',
        'src/db',
        'src/api',
        'src/cli',
        'src/connector-kit',
        'src/pipeline/guard',
      ]
      for (const place of [...neighbours, 'connectors/there', 'simulators/hr']) {
        plant(folder, `${place}/a.ts`, 'export const a = 1')
      }
      for (const content of Object.values(planted)) {
        for (const [path, text] of Object.entries(content)) plant(folder, path, text)
      }
      plant(folder, 'tsconfig.json', read('tsconfig.json'))
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
      expect(brokenRules(folder).sort()).toEqual(Object.keys(planted).sort())
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('none points the wrong way', () => {
    expect(brokenRules(root)).toEqual([])
  })
})

function plant(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** As a process of its own, as `npm run lint` runs it; it must have seen files, or its silence means nothing. */
function brokenRules(folder: string): string[] {
  const words = ['src', 'connectors', 'simulators', '--config', join(root, '.dependency-cruiser.cjs')]
  const bin = join(root, 'node_modules/.bin/dependency-cruiser')
  const { stdout } = spawnSync(process.execPath, [bin, ...words, '--output-type', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string } }[] }
  }
  expect(summary.totalCruised).toBeGreaterThan(15)
  return [...new Set(summary.violations.map((one) => one.rule.name))]
}
