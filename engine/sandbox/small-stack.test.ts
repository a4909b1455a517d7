import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { HOSTILE } from './hostile.fixture'
import { measure } from './measure.fixture'

it('The deepest programs end alike where frames are largest and the host’s stack is a third smaller than a browser’s', async () => {
  const flags = ['--stack-size=656', '--liftoff', '--no-wasm-tier-up']
  const fixture = path.join(import.meta.dirname, 'small-stack.fixture.ts')
  const there: unknown = JSON.parse(execFileSync(process.execPath, [...flags, '--import', 'tsx', fixture], { encoding: 'utf8' }))
  const here = []
  for (const code of HOSTILE.script_stack) here.push(await measure(code))
  expect(there).toEqual(here)
})
