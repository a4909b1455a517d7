// Written by "npm run generate" from the folders beside it. Do not edit.
import condition from './condition'
import contractWrite from './contract-write'
import cron from './cron'
import deviation from './deviation'
import feedWrite from './feed-write'
import formula from './formula'
import httpFetch from './http-fetch'
import jsonSelect from './json-select'
import manual from './manual'
import median from './median'
import priceOracle from './price-oracle'
import stop from './stop'

/** Every brick there is, by name. */
export const bricks = [
  condition,
  contractWrite,
  cron,
  deviation,
  feedWrite,
  formula,
  httpFetch,
  jsonSelect,
  manual,
  median,
  priceOracle,
  stop,
] as const
