import { type ConfigIssue, checkAuth, defineBrick, type InputPort, secretNames } from '../kit'
import { type NotifyConfig, notifyConfig } from './config'
import { placeOf, secretTexts, send } from './send'
import { fillTemplate, placesOf, strayBraces } from './template'

const TITLES = { webhook: 'a webhook', slack: 'Slack', discord: 'Discord', telegram: 'Telegram', email: 'by e-mail' } as const

export default defineBrick({
  id: 'notify',
  version: 1,
  kind: 'effect',
  title: 'Notify',
  summary: 'One worker tells people or machines what was agreed.',
  icon: 'bell',
  needs: ['http', 'mail'],
  config: notifyConfig,
  inputs: (config) => Object.fromEntries(namesOf(config).map((name): [string, InputPort] => [name, { title: name, accepts: ['any'] }])),
  outputs: {},
  check: ({ config }) => checkSettings(config),
  permissions: (config) => {
    const secrets = secretNames(secretTexts(config))
    return { hosts: [placeOf(config)], ...(secrets.length > 0 ? { secrets } : {}) }
  },
  limits: ({ timeoutMs }) => ({ requests: 1, bytes: 65_536, timeMs: timeoutMs }),
  words: (config) => `tell ${TITLES[config.channel]}${config.channel === 'webhook' ? ` at ${placeOf(config)}` : ''}`,
  subtitle: (config) => placeOf(config),
  rows: ({ channel, message }) => [
    { label: 'Send to', value: channel },
    { label: 'Message', value: message.length > 40 ? `${message.slice(0, 39)}…` : message },
  ],
  codes: {
    notify_incomplete: {
      title: 'The notification cannot be sent',
      cause: 'A setting that its channel needs is empty, or a place in its text is not closed.',
      remedy: 'Fill the field in that is marked.',
    },
    notify_refused: {
      title: 'The message was not taken',
      cause: 'The service answered, and said that it did not take the message.',
      remedy: 'Check the chat and the bot’s rights in it.',
    },
  },
  execute({ config, inputs, explain }) {
    explain(`To ${placeOf(config)}, once it is agreed: “${fillTemplate(config.message, inputs)}”`)
    return {}
  },
  effect: { perform: send },
})

/** Inputs of a text; one that tells of no value is wired by its run port. */
const namesOf = ({ channel, message, subject }: NotifyConfig): string[] =>
  placesOf(channel === 'email' ? `${message} ${subject}` : message).filter((name) => name !== 'run')

function checkSettings(config: NotifyConfig): ConfigIssue[] {
  const { channel, message, subject, url, chat, from, to, security, user } = config
  const issues: ConfigIssue[] = []
  const incomplete = (path: string, text: string) => issues.push({ code: 'notify_incomplete', path, message: text })
  for (const [path, text] of [
    ['message', message],
    ['subject', subject],
  ] as const)
    if (strayBraces(text)) incomplete(path, 'A place is not closed, or its name is none. Write {{value}}.')
  if (channel === 'telegram' && chat === '') incomplete('chat', 'Name the chat, such as -1001234567890 or @prices.')
  if (channel === 'email') {
    if (from === '') incomplete('from', 'Say whom the mail comes from.')
    if (to.length === 0) incomplete('to', 'Name at least one recipient.')
    if (security === 'none')
      issues.push({
        code: 'insecure_url',
        severity: 'warning',
        path: 'security',
        message: 'The mail travels in the clear. Use STARTTLS or TLS.',
      })
  }
  const hasUrl = channel === 'webhook' || channel === 'slack' || channel === 'discord'
  if (hasUrl) issues.push(...checkUrl(url))
  if (channel === 'webhook') issues.push(...checkAuth(config))
  const [open] = secretTexts(config)
  const isPrivate = channel === 'slack' || channel === 'discord' || channel === 'telegram' || (channel === 'email' && user !== '')
  if (isPrivate && open !== undefined && secretNames(secretTexts(config)).length === 0)
    issues.push({
      code: 'plain_key',
      severity: 'warning',
      path: channel === 'telegram' ? 'token' : channel === 'email' ? 'password' : 'url',
      message: 'Everyone can read this in the bundle, and send as you. Keep it as a secret, and write {secret:NAME} here.',
    })
  return issues
}

function checkUrl(text: string): ConfigIssue[] {
  const url = new URL(text)
  if (url.username !== '' || url.password !== '')
    return [
      {
        code: 'credentials_in_url',
        path: 'url',
        message: 'The URL holds a user name or password, which everyone could read in the bundle. Take them out.',
      },
    ]
  if (url.protocol === 'http:')
    return [
      {
        code: 'insecure_url',
        severity: 'warning',
        path: 'url',
        message: `${url.host} is told over http, so anyone on the way can read and change it. Use https if it has it.`,
        fix: { title: 'Use https', path: 'url', value: text.replace(/^http:/i, 'https:') },
      },
    ]
  return []
}
