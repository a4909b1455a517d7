import type { Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { Fault, type Host, type MailRequest } from '../../../bricks/kit'

const longestMs = 30_000

/** Sends mail over connections that `open` makes, so that its guard decides where they may lead. */
export function createMail({ open }: { open(host: string, port: number): Promise<Socket> }): Host['mail'] {
  return {
    async send(message) {
      const { host, port } = placeOf(message.server)
      const timeoutMs = Math.min(message.timeoutMs, longestMs)
      let socket: Socket | undefined
      const transport = createTransport({
        host,
        port,
        secure: message.security === 'tls',
        requireTLS: message.security === 'starttls',
        ignoreTLS: message.security === 'none',
        ...(message.user === '' ? {} : { auth: { user: message.user, pass: message.password } }),
        disableFileAccess: true,
        disableUrlAccess: true,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        getSocket(_: unknown, done: (error: Error | null, found?: { connection: Socket }) => void) {
          open(host, port).then(
            (connection) => {
              socket = connection
              done(null, { connection })
            },
            (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
          )
        },
      })
      const timer = setTimeout(() => socket?.destroy(new Error('It took too long.')), timeoutMs)
      try {
        const { from, to, subject, text, messageId } = message
        await transport.sendMail({ from, to: [...to], subject, text, messageId })
      } catch (error) {
        throw explain(error, message)
      } finally {
        clearTimeout(timer)
        transport.close()
        socket?.destroy()
      }
    },
  }
}

function placeOf(server: string): { host: string; port: number } {
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(server) ?? []
  if (host === '')
    throw new Fault('mail_refused', `“${server}” names no mail server.`, { remedy: 'Write host and port, such as smtp.example.com:587.' })
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

function explain(error: unknown, { server }: MailRequest): Fault {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (cause instanceof Fault) return cause
  const { responseCode, message } =
    error instanceof Error ? { responseCode: undefined, ...error, message: error.message } : { responseCode: 0, message: String(error) }
  if (typeof responseCode === 'number' && responseCode >= 500)
    return new Fault('mail_refused', `${server} refused the message: ${message}.`, {
      remedy: 'Check user, password, sender and recipients, as the reply says.',
    })
  return new Fault('mail_unreachable', `${server} did not take the message: ${message}.`, {
    remedy: 'Check host, port and encryption. If they are right, the server or the network is down.',
    retry: true,
  })
}
