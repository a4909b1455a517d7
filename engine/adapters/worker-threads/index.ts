export { createWorkers, type WorkerThreadsOptions } from './create-workers'
export { serveWorkers } from './serve'
