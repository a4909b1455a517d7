import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// A copy of the project, to which a brick is added as CONTRIBUTING.md says: a folder with four files, and `npm run generate`.
const root = path.resolve(import.meta.dirname, '../..')
const copy = mkdtempSync(path.join(tmpdir(), 'phat-add-brick-'))
const files = () =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(path.join(root, file)))

const hashes = () =>
  Object.fromEntries(
    execFileSync('find', ['.', '-type', 'f', '-not', '-path', './node_modules/*'], { cwd: copy, encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
      .map((file) => [
        file.slice(2),
        createHash('sha256')
          .update(readFileSync(path.join(copy, file)))
          .digest('hex'),
      ]),
  )

const node = (...args) => execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

let before
beforeAll(() => {
  for (const file of files()) cpSync(path.join(root, file), path.join(copy, file), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  node('scripts/generate.mjs')
  before = hashes()
  const folder = path.join(copy, 'bricks/twice')
  mkdirSync(folder)
  writeFileSync(
    path.join(folder, 'index.ts'),
    `import { z } from 'zod'
import { defineBrick, isDecimal, multiply, readDecimal, writeDecimal } from '../kit'

export default defineBrick({
  id: 'twice',
  version: 1,
  kind: 'transform',
  title: 'Twice',
  summary: 'Doubles a number.',
  icon: 'sigma',
  needs: [],
  config: z.object({}),
  inputs: { value: { title: 'Value', accepts: ['decimal'] } },
  outputs: { value: 'decimal' },
  words: () => 'double it',
  execute({ inputs }) {
    const value = isDecimal(inputs.value) ? inputs.value : '0'
    return { value: writeDecimal(multiply(readDecimal(value), { coefficient: 2n, scale: 0 })) }
  },
})
`,
  )
  writeFileSync(
    path.join(folder, 'index.test.ts'),
    `import { expect, it } from 'vitest'
import { runBrick } from '../kit/run-brick.fixture'
import twice from '.'

it('doubles', async () => expect((await runBrick(twice, { inputs: { value: '1.05' } })).outputs).toEqual({ value: '2.1' }))
`,
  )
  writeFileSync(path.join(folder, 'README.md'), '# Twice\n\nDoubles a number.\n')
  const example = JSON.parse(readFileSync(path.join(copy, 'bricks/formula/example.json'), 'utf8'))
  const formula = example.nodes.find(({ brick }) => brick === 'formula')
  for (const { from } of example.wires) if (from.node === formula.id && from.port === 'result') from.port = 'value'
  const entering = example.wires.find(({ to }) => to.node === formula.id && to.port !== 'run')
  example.wires = example.wires.filter(({ to }) => to.node !== formula.id || to.port === 'run')
  example.wires.push({ from: entering.from, to: { node: formula.id, port: 'value' } })
  Object.assign(formula, { brick: 'twice', config: {} })
  writeFileSync(path.join(folder, 'example.json'), JSON.stringify(example, null, 2))
  node('scripts/generate.mjs')
}, 120_000)
afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('a brick added as a folder', () => {
  it('changes nothing outside its folder but what is generated', () => {
    const after = hashes()
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((file) => before[file] !== after[file]).sort()
    expect(changed).toEqual([
      'bricks/index.ts',
      'bricks/twice/README.md',
      'bricks/twice/example.json',
      'bricks/twice/index.test.ts',
      'bricks/twice/index.ts',
    ])
  })
  it('is listed, run and compiled like every other', () => {
    const listed = JSON.parse(node('phat.mjs', 'brick', 'list', '--json'))
    expect(listed.find(({ id }) => id === 'twice')).toMatchObject({ title: 'Twice', outputs: { value: 'decimal' } })
    writeFileSync(path.join(copy, 'input.json'), '{"value": "21"}')
    const ran = JSON.parse(node('phat.mjs', 'brick', 'run', 'twice', '--input', 'input.json', '--json'))
    expect(ran).toMatchObject({ ok: true, outputs: { value: '42' } })
    expect(JSON.parse(node('phat.mjs', 'compile', 'bricks/twice/example.json', '--json'))).toMatchObject({ ok: true, diagnostics: [] })
  }, 60_000)
  it('passes its own test and the catalogue’s, which look at every brick', () => {
    // Bricks need no database, so none is started for their tests.
    writeFileSync(path.join(copy, 'brick-tests.config.mjs'), 'export default {}')
    node(
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'brick-tests.config.mjs',
      'bricks/twice',
      'bricks/catalogue.test.ts',
      '-t',
      'twice|doubles',
    )
  }, 120_000)
})
