import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFaults } from './import-rules.mjs'

let root

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'phat-rules-')))
  cpSync(path.resolve(import.meta.dirname, '../../tsconfig.json'), path.join(root, 'tsconfig.json'))
})

afterEach(() => rmSync(root, { recursive: true }))

function put(files) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
}

test('each way round the rooms is a fault', () => {
  put({
    'bricks/kit/index.ts': 'export const kit = 1',
    'bricks/one/index.ts': `import '../two'; import 'node:fs'; import '../kit'`,
    'bricks/two/index.ts': 'export const two = 2',
    'engine/graph/index.ts': `import '../compile'; import 'node:os'; import '../adapters/left'`,
    'engine/compile/index.ts': 'export const compile = 1',
    'engine/adapters/left/index.ts': `import '../right'`,
    'engine/adapters/right/index.ts': 'export const right = 1',
    'engine/agree/a.ts': `import './b'`,
    'engine/agree/b.ts': `import './a'`,
    'app/_server/deep.ts': `import '@/engine/compile'`,
    'app/_ui/button.ts': `import '../_server/deep'`,
    'engine/runtime/run.ts': `import '../../prisma/client/client'`,
    'prisma/client/client.ts': 'export const client = 1',
  })
  expect(findFaults(root, ['bricks', 'engine', 'app'], 1).sort()).toEqual(
    [
      'brick-stays-home: bricks/one/index.ts → bricks/two/index.ts',
      'brick-stays-home: bricks/one/index.ts → fs',
      'graph-looks-back-only: engine/graph/index.ts → engine/compile/index.ts',
      'stage-without-node: engine/graph/index.ts → os',
      'stage-is-pure: engine/graph/index.ts → engine/adapters/left/index.ts',
      'adapters-apart: engine/adapters/left/index.ts → engine/adapters/right/index.ts',
      'no-cycle: engine/agree/a.ts → engine/agree/b.ts → engine/agree/a.ts',
      'app-by-the-doors: app/_server/deep.ts → engine/compile/index.ts',
      'browser-without-server: app/_ui/button.ts → app/_server/deep.ts',
      'prisma-client-at-home: engine/runtime/run.ts → prisma/client/client.ts',
    ].sort(),
  )
})

test('too few modules are a fault, for then nothing was checked', () => {
  put({ 'engine/graph/index.ts': 'export const graph = 1' })
  expect(findFaults(root, ['engine'], 2)).toEqual(['Only 1 modules were seen, fewer than 2: the rules were not really checked.'])
})
