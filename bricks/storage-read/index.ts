import {
  badInput,
  type ConfigIssue,
  checkFallback,
  checkUrl,
  defineBrick,
  Fault,
  formatDuration,
  type HttpRequest,
  hostOf,
  ioLimits,
  onlySecretsOf,
  orFallback,
  type PortValues,
  parseLossless,
  requestWithRetries,
  secretNames,
  wiredText,
} from '../kit'
import { type StorageReadConfig, storageReadConfig } from './config'
import { checkCid, checkHash, hashOf, readCid } from './verify'

const HASH = /^(?:0x)?[0-9a-fA-F]{64}$/

export default defineBrick({
  id: 'storage-read',
  version: 1,
  kind: 'observe',
  title: 'Storage read',
  summary: 'Each worker reads a stored object or IPFS content and checks its hash.',
  icon: 'database',
  needs: ['http'],
  config: storageReadConfig,
  inputs: ({ from }) => ({
    ...(from === 'ipfs'
      ? { cid: { title: 'CID', accepts: ['text'], optional: true } }
      : { path: { title: 'Path', accepts: ['text'], optional: true } }),
    sha256: { title: 'SHA-256', accepts: ['bytes(32)', 'text'], optional: true },
  }),
  outputs: ({ config }) => ({ value: config.expect, sha256: 'bytes(32)' }),
  check: ({ config, inputs }) => checkSettings(config, inputs.cid !== undefined),
  permissions(config) {
    const secrets = isSigned(config) ? secretNames([config.accessKey, config.secretKey]) : []
    const named = secretNames([sourceOf(config)])
    return { hosts: [hostOf(sourceOf(config))], ...(secrets.length + named.length > 0 ? { secrets: [...secrets, ...named] } : {}) }
  },
  limits: (config) => ioLimits(config),
  words: (config) =>
    config.from === 'ipfs' ? `read IPFS content through ${hostOf(config.gateway)}` : `read an object of ${hostOf(config.url)}`,
  subtitle: (config) => (config.from === 'ipfs' ? `IPFS · ${hostOf(config.gateway)}` : hostOf(config.url)),
  rows: (config) => [
    config.from === 'ipfs'
      ? { label: 'CID', value: config.cid === '' ? 'wired' : config.cid }
      : { label: 'Object', value: new URL(config.url).pathname },
    ...(config.sha256 === '' ? [] : [{ label: 'SHA-256', value: config.sha256 }]),
    { label: 'Wait at most', value: formatDuration(config.timeoutMs) },
  ],
  codes: {
    hash_mismatch: {
      title: 'The content was changed',
      cause: 'What the store or gateway gave has another hash than the one expected, or is not what the CID names.',
      remedy: 'Use another gateway or store. If the content was meant to change, so must its hash or CID.',
    },
    bad_cid: {
      title: 'Not a CID',
      cause: 'The text cannot be read as a content id, or a path follows it.',
      remedy: 'Write the CID alone, such as bafkrei… or Qm….',
    },
    cid_unsupported: {
      title: 'A CID that cannot be checked',
      cause: 'It is made with another hash than sha2-256, is of a folder or another structure, or of a file in several blocks.',
      remedy: 'Add the file as one raw block: ipfs add --cid-version=1, at most 256 KB.',
    },
    bad_hash: {
      title: 'Not a SHA-256',
      cause: 'The hash expected is not 64 hex digits.',
      remedy: 'Copy it from the output of sha256sum, with or without 0x.',
    },
  },
  execute: (context) => {
    const { config, inputs, host } = context
    return orFallback(context, { value: config.expect }, async () => {
      const address = config.from === 'ipfs' ? readCid(inputs.cid === undefined ? config.cid : wiredText('cid', inputs.cid)) : undefined
      const expected = hashExpected(config, inputs)
      const request = onlySecretsOf([sourceOf(config)], buildRequest(config, inputs, address?.cid))
      const { body } = await requestWithRetries(host.http, request, config)
      const named = address ? checkCid(body, address) : hashOf(body)
      const sha256 = expected === '' ? named : checkHash(body, expected)
      return { value: config.expect === 'json' ? parseLossless(body) : body, sha256: `0x${sha256}` }
    })
  },
})

const sourceOf = ({ from, url, gateway }: StorageReadConfig): string => (from === 'ipfs' ? gateway : url)

const isSigned = ({ from, access }: StorageReadConfig): boolean => from === 'object' && access === 'signed'

function buildRequest(config: StorageReadConfig, { path }: PortValues, cid: string | undefined): HttpRequest {
  const url = new URL(sourceOf(config))
  if (cid !== undefined) url.pathname = `${url.pathname.replace(/\/$/, '')}/ipfs/${cid}`
  else if (path !== undefined) url.pathname = wiredText('path', path)
  const { timeoutMs, maxBytes, region, accessKey, secretKey } = config
  return {
    method: 'GET',
    url: url.href,
    headers: {},
    timeoutMs,
    maxBytes,
    ...(isSigned(config) ? { sign: { kind: 'aws4', region, accessKey, secretKey } } : {}),
  }
}

function hashExpected(config: StorageReadConfig, { sha256 }: PortValues): string {
  if (sha256 === undefined) return config.sha256
  const text = wiredText('sha256', sha256)
  if (HASH.test(text)) return text
  throw badInput('sha256', 'it is not 64 hex digits')
}

function checkSettings(config: StorageReadConfig, cidWired: boolean): ConfigIssue[] {
  const issues = [...checkUrl(sourceOf(config), config.from === 'ipfs' ? 'gateway' : 'url'), ...checkFallback(config, config.expect)]
  if (config.sha256 !== '' && !HASH.test(config.sha256))
    issues.push({ code: 'bad_hash', path: 'sha256', message: 'A SHA-256 is 64 hex digits.' })
  if (config.from === 'ipfs' && !cidWired) issues.push(...checkCidSetting(config.cid))
  if (isSigned(config) && secretNames([config.secretKey]).length === 0)
    issues.push({
      code: 'plain_key',
      severity: 'warning',
      path: 'secretKey',
      message: 'Everyone can read this key in the bundle. Keep it as a secret, and write {secret:NAME} here.',
    })
  return issues
}

function checkCidSetting(cid: string): ConfigIssue[] {
  try {
    readCid(cid)
    return []
  } catch (error) {
    const { code, message } = Fault.from(error)
    return [{ code, path: 'cid', message: cid === '' ? 'Write a CID, or wire one.' : message }]
  }
}
