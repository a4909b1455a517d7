export { createHttpCache } from './cache'
export { type ClosableHttp, createHttp, type HttpLimits, type HttpOptions } from './create-http'
export { guardedSocket } from './guarded-socket'
export type { HostRate } from './rate-limit'
