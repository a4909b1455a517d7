import { expect, test } from 'vitest'
import { routes, streams } from '@/app/_contracts'
import { openApi } from './openapi'

interface Operation {
  operationId: string
  parameters: { name: string; in: string }[]
  requestBody?: { content: { 'application/json': { schema: object } } }
}

const document = JSON.parse(JSON.stringify(openApi())) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: object }
}
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

test('every operation of the contracts is documented once', () => {
  expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual([...Object.keys(routes), ...Object.keys(streams)].sort())
})

test('every name in a path is a described parameter', () => {
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(named)
  }
})

test('a graph is described in one place and referred to elsewhere', () => {
  expect(document.components.schemas).toHaveProperty('Graph.properties.nodes')
  expect(document.paths['/api/v1/compile']?.post?.requestBody?.content['application/json'].schema).toHaveProperty(
    'properties.graph.$ref',
    '#/components/schemas/Graph',
  )
})

test('every reference leads to a schema of the document', () => {
  const text = JSON.stringify(document)
  const names = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, name]) => name ?? ''))
  expect(names.size).toBeGreaterThan(1)
  for (const name of names) expect(document).toHaveProperty(name.split('/'))
})
