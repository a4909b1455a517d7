import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { bricks } from '../../bricks'
import { catalogueOf } from '../compile/resolve'
import { parseGraphText } from '../graph/parse-graph'
import { verifyEvidence } from '../rehearse/verify-evidence'
import { deployGraph, type Installation, openInstallation, pressRun, untilEnded } from './installation.fixture'

let installation: Installation | undefined

afterEach(async () => {
  await installation?.close()
  installation = undefined
})

test('a deployed workflow reads the chain by every member’s own questions, and its evidence replays them', async () => {
  const parsed = parseGraphText(readFileSync(path.join(import.meta.dirname, '../../bricks/evm-read/example.json'), 'utf8'))
  if (!parsed.ok) throw new Error('The example of EVM read is no graph')
  installation = await openInstallation()
  const { engine, anvil } = installation
  await engine.start()
  const run = await pressRun(installation, await deployGraph(installation, parsed.graph, 4))
  const { run: ended } = await untilEnded(engine, run)
  expect(ended.status).toBe('settled')

  const evidence = await engine.getEvidence(run)
  const text = JSON.stringify(evidence)
  expect(text.split('"chain:eip155:31337"').length).toBeGreaterThan(8)
  expect(text).not.toContain(`127.0.0.1:${anvil.port}`)
  expect(await verifyEvidence(JSON.parse(text), catalogueOf(bricks))).toMatchObject({ ok: true })
})
