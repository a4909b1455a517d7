import { Client } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Loopback, startLoopback } from '../adapters/http/loopback.fixture'
import { openVault } from '../adapters/vault'
import { formsOf } from '../witness/mask-secrets'
import { bundleOf, feedGraph, type Installation, openInstallation, pressRun, termsOf, untilEnded } from './installation.fixture'

const VALUE = 'pl4nted/s3cret+v&lue=42~'
const NAME = 'PLANTED_KEY'

let installation: Installation
let echo: Loopback
const said: string[] = []

beforeEach(async () => {
  said.length = 0
  for (const method of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((...parts) => void said.push(parts.map(String).join(' ')))
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream)
    vi.spyOn(stream, 'write').mockImplementation((chunk, ...rest) => {
      said.push(String(chunk))
      return Reflect.apply(write, stream, [chunk, ...rest])
    })
  }
  const seen: string[] = []
  echo = await startLoopback((request, response) => {
    const { url = '', headers } = request
    seen.push(url)
    const key = String(headers['x-key'])
    // Says back all that it was told, in every form that it can think of; every fifth time it fails.
    const status = seen.length % 5 === 0 ? 500 : 200
    response
      .writeHead(status, { 'content-type': 'application/json', 'x-echo': encodeURIComponent(key), date: encodeURIComponent(key) })
      .end(
        JSON.stringify({
          price: '1999.25',
          url,
          key,
          forms: formsOf(VALUE),
          got: key === VALUE && url.includes(encodeURIComponent(VALUE)),
        }),
      )
  })
  installation = await openInstallation({ allow: [echo.host] })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await installation.close()
  await echo.close()
})

/** A feed whose source is asked with a secret in its query and in a header. */
function graphWithSecret() {
  const graph = feedGraph(echo.origin)
  const nodes = graph.nodes.map((node) =>
    node.id === 'fetch'
      ? { ...node, config: { url: `${echo.origin}/price?k={secret:${NAME}}`, headers: { 'x-key': `{secret:${NAME}}` }, retries: 3 } }
      : node,
  )
  return { ...graph, nodes }
}

/** Every text and JSON column of every table of both schemas, as one text; bytes as hex. */
async function everything(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
    texts.push(name, ...rows.map(({ row }) => row))
  }
  await client.end()
  return texts.join('\n')
}

test('a planted secret that its source echoes reaches the source and is nowhere else', { timeout: 120_000 }, async () => {
  const { engine, settings, owner } = installation
  const { secrets } = openVault(settings.phatDir)
  await engine.start()
  const bundle = bundleOf(graphWithSecret())
  expect(bundle.content.permissions.secrets).toEqual([NAME])
  const terms = termsOf(bundle, 4)
  const deploy = () => engine.deploy({ signed: owner.deploy(terms), bundleText: bundle.text, name: 'Planted' })
  await engine.putSecret({ owner: owner.key, name: NAME, hosts: [echo.host], value: VALUE })
  const { deployment } = await deploy()
  const run = await pressRun(installation, deployment)
  const { run: ended, events } = await untilEnded(engine, run)
  expect(ended.status, ended.reason).toBe('settled')
  expect(echo.asked.filter((url) => url === `/price?k=${encodeURIComponent(VALUE)}`).length).toBeGreaterThanOrEqual(3)
  const evidence = await engine.getEvidence(run)
  expect(JSON.stringify(evidence)).toContain(`{secret:${NAME}}`)
  expect(JSON.stringify(evidence)).toContain('\\"got\\":true')

  const tables = await everything(settings.databaseUrl)
  expect(tables).toContain('PLANTED_KEY')
  const places = {
    tables,
    evidence: JSON.stringify(evidence),
    events: JSON.stringify(events),
    views: JSON.stringify(
      [await engine.getRun(run), await engine.getDeployment(deployment), await engine.listRuns({ limit: 10 })],
      (_, one) => (typeof one === 'bigint' ? String(one) : one),
    ),
    logs: said.join('\n'),
  }
  for (const [place, text] of Object.entries(places))
    for (const form of formsOf(VALUE)) expect(text.includes(form), `${form} in ${place}`).toBe(false)
  const [row] = await engine.listSecrets(owner.key)
  expect(row?.lastUsedMs).toBeGreaterThan(0)
  expect(row && secrets.open(row)).toBe(VALUE)

  // Bound elsewhere, it is sent to nobody; gone, it is asked for in vain.
  await engine.putSecret({ owner: owner.key, name: NAME, hosts: ['elsewhere.example.com'], value: VALUE })
  const asked = echo.asked.length
  const refused = await untilEnded(engine, await pressRun(installation, deployment))
  expect(refused.run.status).toBe('refused')
  expect(JSON.stringify(refused.events)).toContain('may not be sent to')
  expect(await engine.deleteSecret(owner.key, NAME)).toBe(true)
  const missing = await untilEnded(engine, await pressRun(installation, deployment))
  expect(missing.run.status).toBe('refused')
  expect(JSON.stringify(missing.events)).toContain(`There is no secret ${NAME}.`)
  expect(echo.asked.length).toBe(asked)
})
