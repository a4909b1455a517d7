import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import type { Brick, Json } from '../../bricks/kit'
import { parseLossless } from '../../bricks/kit'
import { createDemoHttp } from '../network/market'
import { type TryInput, tryBrick } from './try-brick'

const clock = { nowMs: () => 1_795_357_920_214 }
const brickOf = (id: string): Brick => {
  const found = (bricks as readonly Brick[]).find((brick) => brick.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const attempt = (id: string, config: unknown, inputs: TryInput['inputs'], more: Partial<TryInput> = {}) =>
  tryBrick({ brick: brickOf(id), config, inputs, nowMs: clock.nowMs(), http: createDemoHttp({ clock }), ...more })

describe('tryBrick', () => {
  it('reads loose numbers exactly and gives typed outputs', async () => {
    const inputs = parseLossless('{"value": 12345678901234567890.50}') as Record<string, Json>
    expect(await attempt('formula', { expression: 'value * 2' }, inputs)).toEqual({
      ok: true,
      outputs: { result: '24691357802469135781' },
      types: { result: 'decimal' },
    })
  })
  it('infers the type of a generic output from what is given', async () => {
    const price = { amount: '1.50', base: 'ETH', quote: 'USD', timeMs: 1, sources: ['a'] }
    const result = await attempt('median', {}, [{ value: price }, { value: price }, { value: price }, { value: price }])
    expect(result).toMatchObject({ ok: true, outputs: { value: { amount: '1.5' } }, types: { value: 'price(ETH/USD)' } })
  })
  it('tells an agree brick the types of its wires, and votes as workers sign them', async () => {
    const votes = ['3', '3', '4', '5'].map((price) => ({ value: { price, note: 'half \ud800' } }))
    const result = await attempt('by-field', {}, votes, { types: { value: 'record{price:decimal(USD),note:text}' } })
    expect(result).toMatchObject({ ok: false, fault: { message: expect.stringContaining('“price”') } })
    const [first] = votes
    expect(await attempt('by-field', {}, first ? [first] : [], { types: { value: 'record{price:decimal(USD),note:text}' } })).toMatchObject(
      {
        ok: true,
        outputs: { price: '3', note: 'half \ufffd' },
      },
    )
  })
  it('judges the votes of an agree brick by their quorum', async () => {
    const result = await attempt('median', {}, [{ value: '1' }, { value: '1' }, { value: '5' }, { value: '9' }])
    expect(result).toMatchObject({ ok: false, fault: { code: 'agreement_shortfall' } })
  })
  it('shows the call of a settle brick', async () => {
    const result = await attempt('feed-write', {}, { value: '3482.24' }, { types: { value: 'decimal(USD)' } })
    expect(result).toMatchObject({ ok: true, outputs: { interface: 'write(int256,uint64)', data: expect.stringMatching(/^0x/) } })
  })
  it('sends no secret’s name in place of its value', async () => {
    const asked: string[] = []
    const http = {
      request: async ({ headers }: { headers: Record<string, string> }) => {
        asked.push(headers.authorization ?? '')
        return { status: 200, headers: {}, body: '1', receivedAtMs: 0 }
      },
    }
    const config = { url: 'https://api.example.com/', auth: 'bearer', authValue: '{secret:KEY}' }
    expect(await attempt('http-fetch', config, {}, { http })).toMatchObject({ ok: false, fault: { code: 'secret_missing' } })
    const secrets = [{ name: 'KEY', value: 'sk_live_1234', hosts: ['api.example.com'] }]
    expect(await attempt('http-fetch', config, {}, { http, secrets })).toMatchObject({ ok: true })
    expect(asked).toEqual(['Bearer sk_live_1234'])
  })
  it('lets a brick with I/O reach its own hosts', async () => {
    expect(await attempt('http-fetch', {}, {})).toMatchObject({ ok: true, outputs: { status: '200' } })
  })
  it.each([
    ['bad_config', 'formula', { expression: '' }, { value: '1' }],
    ['bad_formula', 'formula', { expression: 'value *' }, { value: '1' }],
    ['bad_input', 'formula', {}, { other: '1' }],
    ['bad_input', 'formula', {}, { value: 'no number' }],
    ['input_missing', 'formula', {}, {}],
    ['division_by_zero', 'formula', { expression: 'value / 0' }, { value: '1' }],
  ])('says %s', async (code, id, config, inputs) => {
    expect(await attempt(id, config, inputs)).toMatchObject({ ok: false, fault: { code, remedy: expect.stringMatching(/\S/) } })
  })
})
