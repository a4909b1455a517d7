import { z } from 'zod'
import { authSettings, durationSetting } from '../kit'

/** Where a notification goes. */
export const CHANNELS = ['webhook', 'slack', 'discord', 'telegram', 'email'] as const

/** Settings of the Notify brick. */
export const notifyConfig = z.object({
  channel: z.enum(CHANNELS).default('webhook').meta({ title: 'Send to', widget: 'select' }),
  message: z
    .string()
    .min(1, 'Write what to say.')
    .max(2000)
    .default('The agreed value is {{value}}.')
    .meta({ title: 'Message', widget: 'text', description: 'Each {{name}} becomes an input of that name.' }),
  url: z
    .url({ protocol: /^https?$/, error: 'Use a full address such as https://hooks.example.com/phat.' })
    .max(2000)
    .default('https://hooks.example.com/phat')
    .meta({
      title: 'Address',
      widget: 'url',
      placeholder: 'https://hooks.slack.com/services/{secret:SLACK_HOOK}',
      description: 'Webhook, Slack and Discord. What is private in it belongs into a secret.',
    }),
  ...authSettings(),
  token: z
    .string()
    .max(200)
    .default('{secret:TELEGRAM_TOKEN}')
    .meta({ title: 'Bot token', widget: 'secret', description: 'Telegram: a secret bound to api.telegram.org.', advanced: true }),
  chat: z
    .string()
    .max(100)
    .default('')
    .meta({ title: 'Chat', widget: 'text', placeholder: '-1001234567890', description: 'Telegram: the chat’s id or @name.' }),
  server: z
    .string()
    .max(260)
    .regex(/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):[1-9]\d{0,4}$/, 'Write host and port in lower case, such as smtp.example.com:587.')
    .default('smtp.example.com:587')
    .meta({ title: 'Mail server', widget: 'text', description: 'E-mail: host and port.', advanced: true }),
  security: z
    .enum(['starttls', 'tls', 'none'])
    .default('starttls')
    .meta({ title: 'Encryption', widget: 'select', description: 'E-mail: STARTTLS for port 587, TLS for 465.', advanced: true }),
  user: z
    .string()
    .max(200)
    .default('')
    .meta({ title: 'User', widget: 'text', description: 'E-mail: empty when the server asks for none.', advanced: true }),
  password: z
    .string()
    .max(200)
    .default('{secret:SMTP_PASSWORD}')
    .meta({ title: 'Password', widget: 'secret', description: 'E-mail: a secret bound to the server, with its port.', advanced: true }),
  from: z
    .string()
    .max(200)
    .default('')
    .meta({ title: 'From', widget: 'text', placeholder: 'Oracle <oracle@example.com>', description: 'E-mail.' }),
  to: z
    .array(z.email('Use an address such as me@example.com.'))
    .max(20)
    .default([])
    .meta({ title: 'To', widget: 'list', description: 'E-mail.' }),
  subject: z
    .string()
    .max(200)
    .default('An agreed value')
    .meta({ title: 'Subject', widget: 'text', description: 'E-mail; {{name}} works here too.', advanced: true }),
  timeoutMs: durationSetting(100, 30_000)
    .default(10_000)
    .meta({ title: 'Wait at most', widget: 'duration', unit: 'ms', description: 'For each member that tries.', advanced: true }),
})

/** Settings of the Notify brick, complete. */
export type NotifyConfig = z.output<typeof notifyConfig>
