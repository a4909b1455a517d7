import { expect, test } from 'vitest'
import type { Problem } from '@/app/_contracts'
import { GET as brick } from '@/app/api/v1/bricks/[id]/route'
import { GET as list } from '@/app/api/v1/bricks/route'
import { POST as compile } from '@/app/api/v1/compile/route'
import { GET as template } from '@/app/api/v1/templates/[slug]/route'
import { GET as templates } from '@/app/api/v1/templates/route'
import { bricks } from '@/bricks'
import { ask } from './test-api'

test('every brick is listed with its settings as JSON Schema', async () => {
  const { body } = await ask<{ bricks: { id: string; config: { type: string } }[] }>(list)
  expect(body.bricks.map(({ id }) => id)).toEqual(bricks.map(({ id }) => id))
  expect(body.bricks.every(({ config }) => config.type === 'object')).toBe(true)
})

test('a brick comes with its help page', async () => {
  const { body } = await ask<{ title: string; readme: string }>(brick, { params: { id: 'median' } })
  expect(body.title).toBe('Median')
  expect(body.readme).toContain('# Median')
  expect((await ask<Problem>(brick, { params: { id: 'nope' } })).body.code).toBe('brick_unknown')
})

test('every template compiles to a bundle that may be deployed', async () => {
  const { body } = await ask<{ templates: { slug: string }[] }>(templates)
  expect(body.templates.length).toBeGreaterThan(0)
  for (const { slug } of body.templates) {
    const { graph } = (await ask<{ graph: object }>(template, { params: { slug } })).body
    const compiled = await ask<{ ok: boolean; bundleId: string }>(compile, { method: 'POST', body: { graph, deploying: true } })
    expect([slug, compiled.body.ok]).toEqual([slug, true])
  }
})

test('a template’s slug is no path', async () => {
  expect((await ask<Problem>(template, { params: { slug: '../../package' } })).status).toBe(400)
})
