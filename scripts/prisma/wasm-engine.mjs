import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { MigrationAdapterFactory } from './migration-adapter.mjs'

function loadEngineClass() {
  // The engine reports a panic to this global before it aborts.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) }
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const module = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue.SchemaEngine
}

/**
 * Opens Prisma's schema engine on a database.
 * @param {{ url: string, datamodels: [string, string][] }} options `datamodels`: file name and text of each schema file.
 */
export function openEngine({ url, datamodels }) {
  const factory = bindMigrationAwareSqlAdapterFactory(new MigrationAdapterFactory(url))
  return loadEngineClass().new(datamodels.length === 0 ? {} : { datamodels }, () => {}, factory)
}
