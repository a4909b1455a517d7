// Written by "npm run generate" from the folders beside it. Do not edit.
import cron from './cron'
import deviation from './deviation'
import feedWrite from './feed-write'
import httpFetch from './http-fetch'
import jsonSelect from './json-select'
import manual from './manual'
import median from './median'
import priceOracle from './price-oracle'

/** Every brick there is, by name. */
export const bricks = [cron, deviation, feedWrite, httpFetch, jsonSelect, manual, median, priceOracle] as const
