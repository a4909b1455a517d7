import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'phat-brick-'))
})
afterAll(() => rm(folder, { recursive: true }))

const file = async (name: string, text: string) => {
  const at = path.join(folder, name)
  await writeFile(at, text)
  return at
}

/** With standard input as another program gives it: on Linux a socket, which has no path to open. */
const piped = (text: string, ...args: string[]) => {
  const { stdout, status } = spawnSync(process.execPath, [path.join(root, 'phat.mjs'), ...args], { input: text, encoding: 'utf8' })
  return { code: status, out: stdout }
}

const phat = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) =>
    execFile(process.execPath, [path.join(root, 'phat.mjs'), ...args], (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    ),
  )

describe('phat brick', () => {
  it('lists every brick with its ports and the schema of its settings', async () => {
    const { code, out } = await phat('brick', 'list', '--json')
    expect(code).toBe(0)
    const listed: { id: string }[] = JSON.parse(out)
    expect(listed.find(({ id }) => id === 'median')).toMatchObject({
      version: 1,
      kind: 'agree',
      title: 'Median',
      inputs: { value: { accepts: ['decimal', 'price'], optional: false } },
      outputs: { value: 'decimal' },
      config: { type: 'object', properties: { maxDispersion: { title: 'Within' } } },
    })
  }, 20_000)
  it('runs one brick, and says what was wrong with another', async () => {
    const config = await file('config.json', '{"path": "$.price"}')
    const input = await file('input.json', '{"json": {"price": 12345678901234567890.25}}')
    const ran = await phat('brick', 'run', 'json-select', '--config', config, '--input', input, '--json')
    expect(JSON.parse(ran.out)).toMatchObject({ ok: true, outputs: { value: '12345678901234567890.25' } })
    const failed = await phat(
      'brick',
      'run',
      'json-select',
      '--config',
      config,
      '--input',
      await file('empty.json', '{"json": {}}'),
      '--json',
    )
    expect(failed.code).toBe(3)
    expect(JSON.parse(failed.out)).toEqual({
      ok: false,
      fault: { code: expect.any(String), message: expect.any(String), remedy: expect.any(String), retry: false },
    })
  }, 20_000)
})

describe('phat eval', () => {
  it('selects with every digit kept', async () => {
    const document = await file('document.json', '{"a": 12345678901234567890.123, "b": {"a": 2}}')
    expect(await phat('eval', '--path', '$..a', '--json-file', document)).toMatchObject({ code: 0, out: '[12345678901234567890.123,2]\n' })
  }, 20_000)
  it('computes, and shows where a formula is wrong', async () => {
    const inputs = await file('inputs.json', '{"price": 0.1, "more": 0.2}')
    expect(await phat('eval', '--formula', 'price + more', '--inputs', inputs)).toMatchObject({ code: 0, out: '"0.3"\n' })
    const wrong = await phat('eval', '--formula', 'price +', '--inputs', inputs)
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('^')
  }, 20_000)
})

describe('what phat brick and phat eval are given', () => {
  it('may come from another program through standard input', () => {
    const ran = piped('{"value": "1.5"}', 'brick', 'run', 'round', '--input', '-', '--json')
    expect({ ...ran, out: JSON.parse(ran.out) }).toMatchObject({ code: 0, out: { ok: true } })
    const evaluated = piped('{"a": "1.5"}', 'eval', '--formula', 'a + 1.0', '--inputs', '-')
    expect(evaluated).toEqual({ code: 0, out: '"2.5"\n' })
  }, 20_000)
  it.each([
    ['no JSON', 'round', '{bad', [], 'not_json'],
    ['a number', 'round', '123456789012345678901', [], 'bad_input'],
    ['of no wire type', 'round', '{"value": "1.5"}', ['--types', '{"value": "nonsense<"}'], 'type_mismatch'],
    ['what the brick’s check refuses', 'price-oracle', '{}', ['--config', 'few.json'], 'too_few_sources'],
  ])(
    'is refused with exit 1 when it is %s',
    async (_, id, input, more, code) => {
      await file('few.json', '{"sources": ["coinbase"]}')
      const args = more.map((each) => (each === 'few.json' ? path.join(folder, each) : each))
      const ran = piped(input, 'brick', 'run', id, '--input', '-', ...args, '--json')
      expect({ ...ran, out: JSON.parse(ran.out) }).toEqual({
        code: 1,
        out: { ok: false, fault: { code, message: expect.any(String), remedy: expect.any(String), retry: false } },
      })
    },
    20_000,
  )
})
