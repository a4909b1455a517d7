import { afterEach, describe, expect, it } from 'vitest'
import { createHttp } from '../../engine/adapters/http'
import { type Loopback, startLoopback } from '../../engine/adapters/http/loopback.fixture'
import { Fault, LosslessNumber, type PortValues } from '../kit'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import graphql from '.'

const url = 'https://api.example.com/graphql'
const query = 'query Pool($id: ID!) { pool(id: $id) { price } }'
const answering = (body: string) => fakeHttp(() => ({ body }))

describe('what is sent', () => {
  const sent = async (config: Record<string, unknown>, inputs: PortValues = {}) => {
    const { http, asked } = answering('{"data":{}}')
    await runBrick(graphql, { config: { url, query, ...config }, inputs, http })
    return asked[0]
  }
  it('is the query with the variables set and wired, those wired last and exact', async () => {
    const request = await sent(
      { variables: { id: 'a', at: 'x' } },
      { variables: { id: 'b', first: new LosslessNumber('1.00000000000000000001') } },
    )
    expect(request).toMatchObject({ method: 'POST', url, headers: { 'content-type': 'application/json' } })
    expect(request?.body).toBe(`{"query":${JSON.stringify(query)},"variables":{"id":"b","at":"x","first":1.00000000000000000001}}`)
  })
  it('carries headers and keys by name', async () => {
    const request = await sent({ headers: { 'X-Chain': 'mainnet' }, auth: 'bearer', authValue: '{secret:INDEXER}' })
    expect(request?.headers).toMatchObject({ 'x-chain': 'mainnet', authorization: 'Bearer {secret:INDEXER}' })
  })
  it('names no secret that a wire brings in', async () => {
    for (const id of ['{secret:OTHER}', '{secret:INDEXER}'])
      await expect(sent({ auth: 'bearer', authValue: '{secret:INDEXER}' }, { variables: { id } })).rejects.toMatchObject({
        code: 'bad_input',
      })
  })
  it('refuses wired variables that are no object', async () => {
    for (const variables of ['a', 1, null, ['a'], new LosslessNumber('1e400')])
      await expect(sent({}, { variables })).rejects.toMatchObject({ code: 'bad_input' })
  })
})

describe('the reply', () => {
  const read = (body: string, config: Record<string, unknown> = {}) =>
    runBrick(graphql, { config: { url, ...config }, http: answering(body).http })
  it('gives its data, every number exact', async () => {
    const { outputs } = await read('{"data":{"pool":{"price":3482.2412345678901234567890}}}')
    expect(outputs).toEqual({ data: { pool: { price: new LosslessNumber('3482.2412345678901234567890') } } })
  })
  it.each([
    ['{"errors":[{"message":"No field\\n pool"}]}', /No field pool/],
    ['{"errors":[{"message":"Half"}],"data":{"pool":null}}', /Half/],
    ['{"errors":[{}]}', /neither/],
    ['{"errors":["odd"],"data":{}}', /neither/],
    ['{"data":null}', /neither/],
    ['{}', /neither/],
    ['[]', /neither/],
    ['1', /neither/],
  ])('%s is a fault', async (body, message) => {
    await expect(read(body)).rejects.toMatchObject({ code: 'graphql_errors', message: expect.stringMatching(message), retry: false })
  })
  it('takes an empty list of errors for none', async () => {
    expect((await read('{"errors":[],"data":{"a":1}}')).outputs).toEqual({ data: { a: 1 } })
  })
  it('is replaced by the value set for failures', async () => {
    const { outputs, reasons } = await read('{"errors":[{"message":"Down"}]}', { onFailure: 'value', fallback: '{"pool":null}' })
    expect(outputs).toEqual({ data: { pool: null } })
    expect(reasons[0]).toMatch(/Down/)
  })
  it('is no JSON when it is a web page', async () => {
    await expect(read('<html>')).rejects.toMatchObject({ code: 'not_json' })
  })
})

describe('settings', () => {
  const config = (more: Record<string, unknown>) => graphql.config.parse({ url, query, ...more })
  it.each([
    [{}, []],
    [{ query: '{ pool { id } }' }, []],
    [{ query: '# first\nfragment F on Pool { id }\nquery { pool { ...F } }' }, []],
    [{ query: 'mutation { pay }' }, ['graphql_not_a_query']],
    [{ query: 'query { a }\nmutation Pay { pay }' }, ['graphql_not_a_query']],
    [{ query: '# query\nsubscription { pay }' }, ['graphql_not_a_query']],
    [
      {
        query: 'fragment F on T { a(x: """ \\""" """) } mutation M($y: String = """) } query Q { c } #""") { pay }',
      },
      ['graphql_not_a_query'],
    ],
    [{ query: '{ a(x: """ \\""" } mutation { """) }' }, []],
    [{ query: '{\n  subscription { id(text: "} mutation {") }\n}' }, []],
    [{ query: 'query mutation($a: [ID!] = ["b"]) @live { a }' }, []],
    [{ query: 'fragment F on Pool { id }' }, ['graphql_not_a_query']],
    [{ query: '{ pool { id }' }, ['graphql_not_a_query']],
    [{ query: '{ pool } }' }, ['graphql_not_a_query']],
    [{ query: 'query' }, ['graphql_not_a_query']],
    [{ query: '' }, ['graphql_not_a_query']],
    [{ url: 'http://api.example.com/' }, ['insecure_url']],
    [{ url: 'https://me:pw@api.example.com/' }, ['credentials_in_url']],
    [{ headers: { host: 'x' } }, ['bad_header']],
    [{ auth: 'bearer' }, ['auth_incomplete']],
    [{ onFailure: 'value' }, ['bad_fallback']],
  ])('%j give %j', (more, codes) => {
    expect(graphql.check?.({ config: config(more), inputs: {} }).map(({ code }) => code)).toEqual(codes)
  })
  it('permit the endpoint’s host and the secrets named anywhere', () => {
    const secrets = { auth: 'header', authName: 'x-api-key', authValue: '{secret:B}', variables: { k: '{secret:A}' } }
    expect(graphql.permissions?.(config(secrets))).toEqual({ hosts: ['api.example.com'], secrets: ['A', 'B'] })
    expect(graphql.permissions?.(config({}))).toEqual({ hosts: ['api.example.com'] })
  })
  it('name the query on the card', () => {
    const shown = (text: string) => graphql.rows?.(config({ query: text }))[0]?.value
    expect([shown(query), shown('{ pairs { id } }'), shown('query { a }')]).toEqual(['Pool', 'pairs', 'a'])
  })
})

describe('over a real connection', () => {
  let server: Loopback | undefined
  afterEach(() => server?.close())
  it('reads an endpoint, and repeats what fails at first', async () => {
    let body = ''
    server = await startLoopback((request, response) => {
      response.statusCode = server && server.asked.length > 1 ? 200 : 502
      body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => response.end(`{"data":{"echo":${JSON.parse(body).variables.id}}}`))
    })
    const { port } = server
    const http = createHttp({ clock: { nowMs: () => 0 }, allow: (host, at) => host === '127.0.0.1' && at === port })
    const config = { url: server.origin, query, variables: { id: '7' }, backoffMs: 1 }
    expect((await runBrick(graphql, { config, http })).outputs).toEqual({ data: { echo: 7 } })
    expect(server.asked).toHaveLength(2)
    await http.close()
  })
  it('says what a refused query is refused for', async () => {
    server = await startLoopback((_request, response) => {
      response.statusCode = 400
      response.end('{"errors":[{"message":"Unknown argument"}]}')
    })
    const { port } = server
    const http = createHttp({ clock: { nowMs: () => 0 }, allow: (host, at) => host === '127.0.0.1' && at === port })
    const attempt = runBrick(graphql, { config: { url: server.origin, query }, http })
    await expect(attempt).rejects.toMatchObject({ code: 'http_status', message: expect.stringMatching(/Unknown argument/) })
    await expect(attempt).rejects.toBeInstanceOf(Fault)
    await http.close()
  })
})
