// A worker thread starts as plain JavaScript; TypeScript is understood from here on.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.entry)
