// The import rules of ARCHITECTURE.md, each one sentence there. A test of src/house.test.ts plants a violation of each.
// Tests and their tools may reach everywhere: they hold the rooms against one another.
const tests = '(\\.test\\.tsx?$)|(/testing/)|(^src/pipeline/corpus/)'

/** Who may not import what; type-only imports count unless the rule says otherwise. */
const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to,
})
const npm = (names) => `(^|/)node_modules/(${names.join('|')})/`
const node = '^(node:)?[a-z_/]+$'

/** The room imports itself, the allowed paths and the named packages; nothing else. */
const only = (name, comment, from, allowed, packages = []) =>
  rule(name, comment, from, { pathNot: [from, ...allowed, ...(packages.length > 0 ? [npm(packages)] : [])] })

/** The npm packages of the rooms that may not take any; kept here, in one place. */
const packages = {
  model: ['zod'],
  kit: [
    'zod',
    'undici',
    'ipaddr\\.js',
    'secure-json-parse',
    'csv-parse',
    '@cj-tech-master/excelts',
    '@internationalized/date',
    'fast-xml-parser',
    'ldapts',
    'oauth4webapi',
    'ssh2-sftp-client',
    'xml-crypto',
  ],
  thinking: ['@internationalized/date', 'i18n-iso-countries', 'libphonenumber-js'],
  database: ['kysely', 'pg', 'pg-copy-streams'],
}
const doors = '^(src/(main|cli/main|web/main)\\.tsx?|simulators/(demo|serve|demo/program)\\.ts)$'
const forTestsAndScripts = '^(src/api/errors-doc|simulators/(test-reader|expected))\\.ts$'
const thinking = '^src/pipeline/(scope|map|correlate|plan|guard|undo|hand|trial)/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Arrows have one direction.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('model-stands-alone', 'model imports only itself and zod.', '^src/model/', [], packages.model),
    only(
      'kit-knows-the-model',
      'connector-kit imports model, Node and the protocol libraries named here.',
      '^src/connector-kit/',
      ['^src/model/', node],
      packages.kit,
    ),
    only(
      'connectors-know-the-kit',
      'A connector imports its own folder, the kit, the model and zod: no network, no files.',
      '^connectors/[^/]+/',
      ['^src/connector-kit/', '^src/model/'],
      ['zod'],
    ),
    rule('connectors-are-strangers', 'One connector never imports another.', '^connectors/([^/]+)/', {
      path: '^connectors/',
      pathNot: '^connectors/$1/',
    }),
    only(
      'thinking-is-pure',
      'scope, map, correlate, plan, guard, undo, hand and trial import the model only: no clock, no database, no network.',
      thinking,
      ['^src/model/'],
      packages.thinking,
    ),
    rule(
      'stages-are-strangers',
      'A stage never imports another; the files above them join them.',
      '^src/pipeline/([^/]+)/',
      {
        path: '^src/pipeline/',
        pathNot: '^src/pipeline/$1/',
      },
    ),
    rule(
      'only-stage-and-apply-store',
      'Of the stages, stage and apply alone see the stores, fetch and stage alone the kit.',
      '^src/pipeline/fetch/',
      { path: '^src/(stores|db)/' },
    ),
    rule('apply-does-not-fetch', 'apply never sees the kit.', '^src/pipeline/apply/', {
      path: '^src/connector-kit/',
    }),
    rule(
      'sql-lives-in-stores',
      'Only stores, db and the place where everything meets use the database; others may name its types.',
      '^src/(?!stores/|db/|open-(portal|worker)\\.ts|cli/doctor/)',
      { path: ['^src/db/', npm(packages.database)], dependencyTypesNot: ['type-only'] },
    ),
    only(
      'contract-is-data',
      'api/contract imports the model and zod.',
      '^src/api/contract/',
      ['^src/model/'],
      ['zod'],
    ),
    rule(
      'web-knows-the-contract',
      'web sees itself, the contract, the model and npm packages.',
      '^src/web/',
      {
        path: '^(src|connectors|simulators)/',
        pathNot: ['^src/web/', '^src/api/contract/', '^src/model/'],
      },
    ),
    rule(
      'nobody-imports-the-doors',
      'api, cli and web are imported by no room; only what starts the program joins them.',
      '^(src/(model|connector-kit|pipeline|stores|db|jobs|secrets|access|audit|notices|exports)/|connectors/)',
      { path: '^src/(api|cli|web|main\\.ts|open-portal\\.ts)' },
    ),
    rule('doors-are-strangers', 'web never imports the command line, nor api any other door.', '^src/api/', {
      path: '^src/(cli|web)/',
    }),
    rule(
      'product-never-imports-its-tests',
      'simulators, bench, e2e and fixtures stay outside the product.',
      '^(src|connectors)/',
      { path: '^(simulators|bench|e2e)/|/fixtures/|/testing/|^src/pipeline/corpus/' },
    ),
    rule(
      'simulators-speak-http-only',
      'A simulator may know the model, never what it tests; the demo, which starts both, may.',
      '^simulators/(?!demo)',
      { path: '^(src|connectors)/', pathNot: '^src/model/' },
    ),
    {
      name: 'worker-stays-small',
      comment: 'A worker loads neither sign-in nor web nor API.',
      severity: 'error',
      from: { path: '^src/(open-worker|cli/commands/worker)\\.ts$' },
      to: { path: ['^src/(api|access|web)/', npm(['better-auth', 'hono', '@hono/[^/]+'])], reachable: true },
    },
    {
      name: 'nothing-is-unused',
      comment: 'Every file of the product is reached from one of its doors.',
      severity: 'error',
      from: { path: doors },
      to: {
        path: '^(src|connectors|simulators)/',
        pathNot: [tests, doors, forTestsAndScripts, '\\.config\\.ts$'],
        reachable: false,
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/.*/node_modules)/|/fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
    },
  },
}
