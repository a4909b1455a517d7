import { type ConfigIssue, checkUrl, defineBrick, hostOf, refuseStatus, secretNames, type Value } from '../kit'
import { type StorageWriteConfig, storageWriteConfig } from './config'
import { addressOf, contentHash, contentOf, unknownPlaces } from './content'

const MAX_REPLY_BYTES = 65_536

export default defineBrick({
  id: 'storage-write',
  version: 1,
  kind: 'effect',
  title: 'Storage write',
  summary: 'One worker stores an agreed value; its hash can be settled.',
  icon: 'upload',
  needs: ['http'],
  config: storageWriteConfig,
  inputs: ({ content }) => ({ value: { title: 'Value', accepts: content === 'text' ? ['text'] : ['any'] } }),
  outputs: { hash: 'bytes(32)' },
  check: ({ config }) => checkSettings(config),
  permissions: ({ url, accessKey, secretKey }) => {
    const secrets = secretNames([accessKey, secretKey])
    return { hosts: [hostOf(url)], ...(secrets.length > 0 ? { secrets } : {}) }
  },
  limits: ({ timeoutMs }) => ({ requests: 1, bytes: MAX_REPLY_BYTES, timeMs: timeoutMs }),
  words: ({ url }) => `store the value at ${hostOf(url)}`,
  subtitle: ({ url }) => hostOf(url),
  rows: ({ url, content, region }) => [
    { label: 'Object', value: readable(new URL(url).pathname) },
    { label: 'Content', value: content === 'json' ? 'canonical JSON' : 'text' },
    { label: 'Region', value: region },
  ],
  codes: {
    unknown_place: {
      title: 'No such place in the address',
      cause: 'The address holds a {{name}} that stands for nothing.',
      remedy: 'Use {{run}}, {{deployment}} or {{time}}.',
    },
    bad_object_name: {
      title: 'No name of an object',
      cause: 'The address holds a % that begins no sign of a text, so a store could not be told which object is meant.',
      remedy: 'Write a sign % itself as %25.',
    },
    content_too_large: {
      title: 'The content is too large',
      cause: 'A store is given at most 1 MB a run.',
      remedy: 'Select the part that is needed, or store less of it.',
    },
  },
  execute({ config, inputs, explain }) {
    const text = contentOf(config, inputs.value ?? null)
    explain(`To ${hostOf(config.url)}, once it is agreed: ${text.length} characters`)
    return { hash: contentHash(text) }
  },
  effect: {
    async perform({ config, inputs, host, run, deployment, nowMs }) {
      const { region, accessKey, secretKey, timeoutMs } = config
      const value: Value = inputs.value ?? null
      const url = addressOf(config.url, { run, deployment, nowMs })
      const reply = await host.http.request({
        method: 'PUT',
        url,
        headers: { 'content-type': config.content === 'json' ? 'application/json' : 'text/plain; charset=utf-8' },
        body: contentOf(config, value),
        rawBody: true,
        timeoutMs,
        maxBytes: MAX_REPLY_BYTES,
        sign: { kind: 'aws4', region, accessKey, secretKey },
      })
      const fault = refuseStatus(url, reply)
      if (fault) throw fault
      return `Stored at ${hostOf(url)}${new URL(url).pathname}.`
    },
  },
})

/** A path as people read it; undefined where its percent signs stand for no text. */
function decoded(path: string): string | undefined {
  try {
    return decodeURI(path)
  } catch {
    return undefined
  }
}

const readable = (path: string): string => decoded(path) ?? path

function checkSettings({ url, secretKey }: StorageWriteConfig): ConfigIssue[] {
  const issues = checkUrl(url, 'url')
  if (decoded(new URL(url).pathname) === undefined)
    issues.push({ code: 'bad_object_name', path: 'url', message: 'A % in the path stands for no text. Write a sign % itself as %25.' })
  const [unknown] = unknownPlaces(url)
  if (unknown !== undefined)
    issues.push({
      code: 'unknown_place',
      path: 'url',
      message: `{{${unknown}}} stands for nothing here. Use {{run}}, {{deployment}} or {{time}}.`,
    })
  if (secretNames([secretKey]).length === 0)
    issues.push({
      code: 'plain_key',
      severity: 'warning',
      path: 'secretKey',
      message: 'Everyone can read this key in the bundle. Keep it as a secret, and write {secret:NAME} here.',
    })
  return issues
}
