export type * from './chain'
export type * from './clock'
export type * from './http'
