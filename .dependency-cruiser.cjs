// The import rules of ARCHITECTURE.md. Tests may reach further: they start real servers, databases and chains.
const TEST = '\\.(test|fixture)\\.tsx?$|/test-[^/]+\\.tsx?$|^engine/bench/'
const STAGES = [
  'graph',
  'compile',
  'bundle',
  'deploy',
  'schedule',
  'committee',
  'evaluate',
  'witness',
  'agree',
  'attest',
  'settle',
  'record',
]
const PURE = [
  'zod',
  'json-p3',
  'lossless-json',
  '@marcbachmann/cel-js',
  'croner',
  're2js',
  '@noble/[^/]+',
  'multiformats',
  'fflate',
  'viem',
]
const BROWSER = '^app/(_editor|_runs|_network|_ui|_client)/'

/** @param {string[]} names */
const npm = (names) => `^node_modules/(${names.join('|')})(/|$)`
/** @param {string[]} names */
const stages = (names) => `^engine/(${names.join('|')})/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'brick-stays-home',
      comment: 'A brick imports its own folder, the kit and pure libraries.',
      severity: 'error',
      from: { path: '^bricks/([^/]+)/', pathNot: `${TEST}|^bricks/kit/` },
      to: { pathNot: ['^bricks/$1/', '^bricks/kit/', npm(PURE)] },
    },
    {
      name: 'kit-is-pure',
      severity: 'error',
      from: { path: '^bricks/kit/', pathNot: TEST },
      to: { pathNot: ['^bricks/kit/', npm(PURE)] },
    },
    {
      name: 'stage-is-pure',
      comment: 'Stages and the browser door take values and return values; only the runtime touches the world.',
      severity: 'error',
      from: { path: [stages(STAGES), '^engine/core\\.ts$'], pathNot: TEST },
      to: { path: ['^engine/(adapters|runtime|cli)/', '^engine/server\\.ts$', '^prisma/', '^app/'] },
    },
    {
      name: 'stage-without-node',
      severity: 'error',
      from: { path: [stages(STAGES), '^engine/core\\.ts$'], pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    ...STAGES.slice(0, -1).map((stage, at) => ({
      name: `${stage}-looks-back-only`,
      comment: 'A stage imports no later stage: nothing travels backwards.',
      severity: /** @type {const} */ ('error'),
      from: { path: `^engine/${stage}/`, pathNot: TEST },
      to: { path: stages(STAGES.slice(at + 1)) },
    })),
    {
      name: 'sandbox-is-pure',
      comment: 'It runs in the browser too; what generates it does not.',
      severity: 'error',
      from: { path: '^engine/sandbox/', pathNot: `^engine/sandbox/build/|${TEST}` },
      to: { pathNot: ['^engine/sandbox/[^/]+$', '^bricks/kit/', npm(PURE)] },
    },
    {
      name: 'adapters-apart',
      severity: 'error',
      from: { path: '^engine/adapters/([^/]+)/', pathNot: TEST },
      to: { path: '^engine/adapters/', pathNot: '^engine/adapters/$1/' },
    },
    {
      name: 'world-is-interfaces',
      severity: 'error',
      from: { path: '^engine/world/', pathNot: TEST },
      to: { path: '^engine/(adapters|runtime|cli|network)/|^app/|^prisma/' },
    },
    { name: 'engine-without-app', severity: 'error', from: { path: '^(engine|bricks)/', pathNot: TEST }, to: { path: '^app/' } },
    {
      name: 'app-by-the-doors',
      comment: 'The app enters by engine/core, engine/server, the catalogue and the kit.',
      severity: 'error',
      from: { path: '^app/', pathNot: TEST },
      to: { path: '^(engine|bricks)/', pathNot: '^engine/(core|server)\\.ts$|^bricks/index\\.ts$|^bricks/kit/' },
    },
    {
      name: 'browser-without-server',
      severity: 'error',
      from: { path: BROWSER, pathNot: TEST },
      to: { path: '^app/_server/|^engine/server\\.ts$|^engine/(adapters|runtime|cli)/|^prisma/' },
    },
    { name: 'browser-without-node', severity: 'error', from: { path: BROWSER, pathNot: TEST }, to: { dependencyTypes: ['core'] } },
    {
      name: 'prisma-client-at-home',
      severity: 'error',
      from: { path: '^(engine|app|bricks)/', pathNot: `^engine/adapters/prisma/|^app/_server/|${TEST}` },
      to: { path: '^prisma/client/' },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { pathNot: `${TEST}|^e2e/|^playwright\\.config\\.ts$` },
      to: { path: `${TEST}|^e2e/` },
    },
    { name: 'resolvable', severity: 'error', from: { pathNot: '^prisma/client/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.phat|\\.cache|prisma/client/internal)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
