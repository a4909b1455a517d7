import feedWrite from './feed-write'
import httpFetch from './http-fetch'
import jsonSelect from './json-select'
import type { Brick } from './kit'
import manual from './manual'
import median from './median'

/** Every brick there is, sorted by id. */
export const bricks: readonly Brick[] = [feedWrite, httpFetch, jsonSelect, manual, median]
