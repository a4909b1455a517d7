import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem, SavedWorkflow, Workflow, WorkflowSummary } from '@/app/_contracts'
import { GET as getShare } from '@/app/api/v1/shares/[cid]/route'
import { POST as share } from '@/app/api/v1/shares/route'
import { POST as restore } from '@/app/api/v1/workflows/[id]/restore/route'
import { GET as revisionOf } from '@/app/api/v1/workflows/[id]/revisions/[n]/route'
import { GET as revisions } from '@/app/api/v1/workflows/[id]/revisions/route'
import { GET as get, PUT as put, DELETE as remove } from '@/app/api/v1/workflows/[id]/route'
import { POST as create, GET as list } from '@/app/api/v1/workflows/route'
import { emptyGraph, type Graph } from '@/engine/core'
import { MAX_BODY_BYTES } from './body'
import { ask, useTestDatabase } from './test-api'

let database: Awaited<ReturnType<typeof useTestDatabase>>
beforeAll(async () => {
  database = await useTestDatabase()
})
afterAll(() => database.drop())

const graphOf = (name: string, x = 0): Graph => ({
  ...emptyGraph(name),
  nodes: [{ id: 'n1', brick: 'manual', version: 1, config: {}, position: { x, y: 0 } }],
})
const made = async (graph: Graph = graphOf('Feed')) => (await ask<Workflow>(create, { method: 'POST', body: { graph } })).body
const save = <Body = SavedWorkflow>(id: string, body: object) => ask<Body>(put, { method: 'PUT', params: { id }, body })

test('a new workflow is listed with what its graph holds', async () => {
  const { id } = await made(graphOf('Gold feed'))
  const { body } = await ask<{ workflows: WorkflowSummary[] }>(list)
  expect(body.workflows.find((workflow) => workflow.id === id)).toMatchObject({
    name: 'Gold feed',
    revision: 1,
    bricks: 1,
    brickIds: ['manual'],
    deployments: [],
  })
})

test('a workflow comes from a template that exists', async () => {
  const unknown = await ask<Problem>(create, { method: 'POST', body: { template: 'no-such-template' } })
  expect([unknown.status, unknown.body.code]).toEqual([404, 'template_unknown'])
})

describe('saving', () => {
  test('makes the next revision, and each can be read again', async () => {
    const { id } = await made()
    expect((await save(id, { revision: 1, graph: graphOf('Renamed', 10) })).body).toMatchObject({ revision: 2, name: 'Renamed' })
    expect((await ask(revisions, { params: { id } })).body).toMatchObject({
      revisions: [
        { n: 2, name: 'Renamed', bricks: 1 },
        { n: 1, name: 'Feed' },
      ],
    })
    expect((await ask(revisionOf, { params: { id, n: '1' } })).body).toMatchObject({ n: 1, graph: { name: 'Feed' } })
  })

  test('from a stale revision is refused with the current graph, and changes nothing', async () => {
    const { id } = await made()
    await save(id, { revision: 1, graph: graphOf('Theirs', 10) })
    const stale = await save<Problem & { current: unknown }>(id, { revision: 1, graph: graphOf('Mine', 20) })
    expect(stale.status).toBe(409)
    expect(stale.type).toBe('application/problem+json')
    expect(stale.body).toMatchObject({ code: 'stale_revision', status: 409, current: { revision: 2, graph: { name: 'Theirs' } } })
    expect(stale.body.remedy).not.toBe('')
    expect((await ask(get, { params: { id } })).body).toMatchObject({ revision: 2, name: 'Theirs' })
  })

  test('the same save twice is one revision', async () => {
    const { id } = await made()
    const body = { revision: 1, graph: graphOf('Once', 10), saveId: 'save-0001' }
    expect((await save(id, body)).body.revision).toBe(2)
    expect((await save(id, body)).body.revision).toBe(2)
  })

  test('a graph that did not change makes no revision', async () => {
    const { id } = await made()
    expect((await save(id, { revision: 1, graph: graphOf('Feed') })).body.revision).toBe(1)
  })

  test('of twenty at once from one revision, one wins', async () => {
    const { id } = await made()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, x) => save(id, { revision: 1, graph: graphOf('Race', x + 1) })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)])
  })
})

test('a deleted workflow is gone until it is restored', async () => {
  const { id } = await made()
  await ask(remove, { method: 'DELETE', params: { id } })
  const gone = await ask<Problem>(get, { params: { id } })
  expect([gone.status, gone.body.code]).toEqual([410, 'workflow_deleted'])
  expect((await ask<{ workflows: WorkflowSummary[] }>(list)).body.workflows.map((workflow) => workflow.id)).not.toContain(id)
  await ask(restore, { method: 'POST', params: { id } })
  expect((await ask(get, { params: { id } })).status).toBe(200)
})

test('a shared graph is found by the id of its content', async () => {
  const { body, status } = await ask<{ cid: string; path: string }>(share, { method: 'POST', body: { graph: graphOf('Shared') } })
  expect([status, body.path]).toEqual([201, `/s/${body.cid}`])
  expect((await ask(getShare, { params: { cid: body.cid } })).body).toMatchObject({ cid: body.cid, graph: graphOf('Shared') })
  expect((await ask<Problem>(getShare, { params: { cid: `b${'a'.repeat(58)}` } })).body.code).toBe('share_unknown')
})

describe('a request that is not as described', () => {
  test('names the field', async () => {
    const { id } = await made()
    const { status, body } = await save<Problem>(id, { revision: 'one', graph: graphOf('x') })
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([400, 'bad_request', 'revision'])
  })
  test('carries the graph parser’s own code', async () => {
    const { body } = await ask<Problem>(create, { method: 'POST', body: { graph: { format: 'phat.graph/2' } } })
    expect([body.status, body.code]).toEqual([400, 'newer_format'])
  })
  test('is not read to its end when it is too long', async () => {
    const { body } = await ask<Problem>(create, { method: 'POST', body: JSON.stringify({ name: 'x'.repeat(MAX_BODY_BYTES) }) })
    expect([body.status, body.code]).toEqual([413, 'too_large'])
  })
  test('is refused when it is no JSON', async () => {
    expect((await ask<Problem>(create, { method: 'POST', body: '{"name":' })).body.code).toBe('not_json')
  })
})

test('a database that is down is named so, with what to do', async () => {
  const url = process.env.DATABASE_URL
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:9/none'
  try {
    const { status, body } = await ask<Problem>(list)
    expect([status, body.code, body.retry]).toEqual([503, 'database_down', true])
  } finally {
    process.env.DATABASE_URL = url
  }
})
