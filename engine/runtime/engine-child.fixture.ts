/** An engine in a process of its own, which tests kill. Its settings come as JSON in `PHAT_TEST_SETTINGS`. */
import { openEngine } from '../server'
import { chainSettingsSchema, type EngineSettings } from '../settings'
import { startEngine } from '../start-engine'

const given: EngineSettings = JSON.parse(process.env.PHAT_TEST_SETTINGS ?? '{}')
const engine = openEngine({ ...given, chains: given.chains.map((chain) => chainSettingsSchema.parse(chain)) }, { run: startEngine })
await engine.start()
console.log('ready')
process.once('SIGTERM', () => void engine.close().then(() => process.exit(0)))
