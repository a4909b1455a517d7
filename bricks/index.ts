// Written by "npm run generate" from the folders beside it. Do not edit.
import condition from './condition'
import contractWrite from './contract-write'
import cron from './cron'
import deviation from './deviation'
import fallback from './fallback'
import feedWrite from './feed-write'
import formula from './formula'
import httpFetch from './http-fetch'
import jsonSelect from './json-select'
import manual from './manual'
import median from './median'
import merge from './merge'
import onFailure from './on-failure'
import priceOracle from './price-oracle'
import stop from './stop'

/** Every brick there is, by name. */
export const bricks = [
  condition,
  contractWrite,
  cron,
  deviation,
  fallback,
  feedWrite,
  formula,
  httpFetch,
  jsonSelect,
  manual,
  median,
  merge,
  onFailure,
  priceOracle,
  stop,
] as const
