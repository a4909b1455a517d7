import { z } from 'zod'
import { graphSchema, problemSchema, type Route, routes, streams } from '@/app/_contracts'

type JsonObject = Record<string, unknown>

const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })

/** The OpenAPI 3.1 document of the API, made of the schemas that parse its requests and present its replies. */
export function openApi(): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const [id, route] of Object.entries(routes)) {
    const path = `/api/v1/${route.path}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(id, route) }
  }
  for (const [id, { path, summary, type }] of Object.entries(streams))
    paths[`/api/v1/${path}`] = {
      get: {
        operationId: id,
        tags: ['Runs'],
        summary,
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'The stream.', content: { [type]: { schema: { type: 'string' } } } }, default: reference400 },
      },
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Phat Bricks',
      version: '1',
      description:
        'Draw an oracle workflow, prove what it will do, have a committee run it and a chain accept the result. Acts of owners are signed; see the deployment operations.',
    },
    paths,
    components: {
      schemas: { Graph: schemaOf(graphSchema, 'input'), Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'PHAT_ACCESS_TOKEN, where the server asks for one.' } },
    },
    security: [{}, { token: [] }],
  }
}

const reference400 = {
  description: 'A problem document (RFC 9457).',
  content: { 'application/problem+json': { schema: reference('Problem') } },
}

function operation(id: string, route: Route): JsonObject {
  const { summary, tag, params, query, body, reply, status = 200, problems = [] } = route
  return {
    operationId: id,
    tags: [tag],
    summary,
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } } : {}),
    responses: {
      [status]: { description: 'Success.', content: { 'application/json': { schema: schemaOf(reply, 'output') } } },
      default:
        problems.length === 0 ? reference400 : { ...reference400, description: `A problem document; codes: ${problems.join(', ')}.` },
    },
  }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): JsonObject[] {
  if (!schema) return []
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const {
    $schema: _,
    $defs: __,
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // A graph stands in a dozen places and is described once.
      const isGraph = zodSchema === graphSchema || z.globalRegistry.get(zodSchema)?.schemaOf === 'graph'
      if (!isGraph || schema === graphSchema) return
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema]
      Object.assign(jsonSchema, reference('Graph'))
    },
  })
  return anyJson(rest)
}

/** The one recursive schema is any JSON, and OpenAPI says that by an empty schema. */
function anyJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && '$ref' in inner && String(inner.$ref).startsWith('#/$defs/') ? {} : inner,
  )
}
