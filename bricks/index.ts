// Written by "npm run generate" from the folders beside it. Do not edit.
import bound from './bound'
import byField from './by-field'
import condition from './condition'
import contractWrite from './contract-write'
import convert from './convert'
import counter from './counter'
import cron from './cron'
import decode from './decode'
import dedupe from './dedupe'
import deviation from './deviation'
import encode from './encode'
import evmRead from './evm-read'
import ewma from './ewma'
import fallback from './fallback'
import feedRead from './feed-read'
import feedWrite from './feed-write'
import forEach from './for-each'
import formula from './formula'
import graphql from './graphql'
import hash from './hash'
import httpFetch from './http-fetch'
import hysteresis from './hysteresis'
import identical from './identical'
import interval from './interval'
import jsonSelect from './json-select'
import list from './list'
import lookup from './lookup'
import manual from './manual'
import meanTrimmed from './mean-trimmed'
import median from './median'
import merge from './merge'
import mode from './mode'
import notify from './notify'
import onFailure from './on-failure'
import parseNumber from './parse-number'
import previous from './previous'
import priceMove from './price-move'
import priceOracle from './price-oracle'
import rateLimit from './rate-limit'
import regexExtract from './regex-extract'
import round from './round'
import script from './script'
import stop from './stop'
import storageRead from './storage-read'
import storageWrite from './storage-write'
import switchBrick from './switch'
import textTemplate from './text-template'
import time from './time'
import twap from './twap'
import union from './union'
import webhook from './webhook'

/** Every brick there is, by name. */
export const bricks = [
  bound,
  byField,
  condition,
  contractWrite,
  convert,
  counter,
  cron,
  decode,
  dedupe,
  deviation,
  encode,
  evmRead,
  ewma,
  fallback,
  feedRead,
  feedWrite,
  forEach,
  formula,
  graphql,
  hash,
  httpFetch,
  hysteresis,
  identical,
  interval,
  jsonSelect,
  list,
  lookup,
  manual,
  meanTrimmed,
  median,
  merge,
  mode,
  notify,
  onFailure,
  parseNumber,
  previous,
  priceMove,
  priceOracle,
  rateLimit,
  regexExtract,
  round,
  script,
  stop,
  storageRead,
  storageWrite,
  switchBrick,
  textTemplate,
  time,
  twap,
  union,
  webhook,
] as const
