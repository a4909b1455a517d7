#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which its CLI would download: same arguments, same JSON-RPC over stdio, run as WebAssembly.
import { readFileSync } from 'node:fs'
import readline from 'node:readline'
import pg from 'pg'
import { openEngine } from './wasm-engine.mjs'

const args = process.argv.slice(2)
/** @param {string} name */
const values = (name) => args.flatMap((arg, at) => (arg === name ? [args[at + 1]] : []))
const url = JSON.parse(values('--datasource')[0] ?? '{}').url ?? process.env.DATABASE_URL

async function createDatabase() {
  const server = new URL(url)
  const databaseName = decodeURIComponent(server.pathname.slice(1))
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.toString() })
  await client.connect()
  try {
    await client.query(`create database ${client.escapeIdentifier(databaseName)}`)
  } finally {
    await client.end()
  }
  return { databaseName }
}

/** @param {unknown} error @returns {never} */
function exitWith(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  const message = error instanceof Error && error.message !== '' ? error.message : String(code ?? error)
  const fields = { error_code: code === '3D000' ? 'P1003' : 'P1001', message, is_panic: false }
  process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`)
  process.exit(1)
}

async function runOnce() {
  try {
    if (args.includes('create-database')) await createDatabase()
    else {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.end()
    }
  } catch (error) {
    exitWith(error)
  }
}

/** @param {object} message */
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

/** @type {ReturnType<typeof openEngine> | undefined} */
let engine

/** @param {string} method @param {unknown} params */
async function call(method, params) {
  if (method === 'createDatabase') return createDatabase()
  engine ??= openEngine({ url, datamodels: values('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]) })
  const opened = await engine
  return method === 'getDatabaseVersion' ? opened.version() : opened[method](params)
}

/** @param {string} line */
async function answer(line) {
  const { id, method, params } = JSON.parse(line)
  if (method === undefined) return
  try {
    let result = (await call(method, params)) ?? {}
    if (method === 'diff' && result.stdout != null) {
      // The native engine prints a diff through the client before it answers.
      send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } })
      result = { ...result, stdout: null }
    }
    send({ id, result })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const data = { is_panic: false, message, error_code: code }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

if (args.includes('--version')) process.stdout.write('schema-engine-cli wasm\n')
else if (args.includes('cli')) await runOnce()
else {
  readline
    .createInterface({ input: process.stdin })
    .on('line', answer)
    .on('close', () => process.exit(0))
}
