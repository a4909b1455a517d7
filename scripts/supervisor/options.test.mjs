import path from 'node:path'
import { expect, test } from 'vitest'
import { checkNode } from './node-version.mjs'
import { readOptions } from './options.mjs'

const read = (argv, env) => readOptions(argv, env, '/checkout')

test('by default the web app listens on loopback, port 3000, and keeps its data in the checkout', () => {
  expect(read([], {})).toMatchObject({ host: '127.0.0.1', port: 3000, home: path.resolve('/checkout/.phat'), dev: false, engine: true })
})

test('an argument wins over the environment, and an empty variable is an unset one', () => {
  expect(read(['--port', '4000'], { PORT: '5000', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: undefined })
})

test('an address that others reach needs a token that cannot be guessed', () => {
  expect(() => read([], { HOST: '0.0.0.0' })).toThrow(/needs an access token/)
  expect(() => read([], { HOST: '0.0.0.0', PHAT_ACCESS_TOKEN: 'short' })).toThrow(/at least 16 characters/)
  expect(read([], { HOST: '0.0.0.0', PHAT_ACCESS_TOKEN: 'x'.repeat(16) })).toMatchObject({ host: '0.0.0.0' })
})

test.each(['abc', '-1', '65536', '3000.5'])('%s is not a port', (port) => {
  expect(() => read([], { PORT: port })).toThrow(/is not a port/)
})

test('a misspelt ENGINE is refused rather than taken for the default', () => {
  expect(() => read([], { ENGINE: 'extern' })).toThrow(/ENGINE is "extern"/)
  expect(read([], { ENGINE: 'external' })).toMatchObject({ engine: false })
})

test.each(['18.20.0', '20.18.3', '16.0.0'])('Node.js %s is too old', (version) => {
  expect(() => checkNode(version)).toThrow(/needs Node\.js 20\.19 or newer/)
})

test.each(['20.19.0', '22.0.0', '24.1.0'])('Node.js %s will do', (version) => {
  expect(() => checkNode(version)).not.toThrow()
})
