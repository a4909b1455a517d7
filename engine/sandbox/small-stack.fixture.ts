import { HOSTILE } from './hostile.fixture'
import { measure } from './measure.fixture'

const all = []
for (const code of HOSTILE.script_stack) all.push(await measure(code))
process.stdout.write(JSON.stringify(all))
