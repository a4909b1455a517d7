export * from './demo-http'
export * from './reply'
