export { createHttpCache } from './cache'
export { type ClosableHttp, createHttp, type HttpLimits, type HttpOptions } from './create-http'
export type { HostRate } from './rate-limit'
