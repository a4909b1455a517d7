export { type ClosableHttp, createHttp, type HttpLimits, type HttpOptions } from './create-http'
