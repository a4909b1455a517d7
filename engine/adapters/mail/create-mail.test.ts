import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import type { MailRequest } from '../../../bricks/kit'
import { guardedSocket } from '../http'
import { createMail } from '.'

const servers: SMTPServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(done))))
})

/** A mail server on a loopback port that wants this user and password. */
async function startServer({ data }: { data?: (text: string) => Error | null } = {}) {
  const received: { from: string; to: string[]; text: string; secure: boolean }[] = []
  const server = new SMTPServer({
    logger: false,
    onAuth: ({ username, password }, _, done) =>
      username === 'me' && password === 'right horse' ? done(null, { user: 'me' }) : done(new Error('Wrong user or password')),
    allowInsecureAuth: true,
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk))
      stream.on('end', () => {
        const from = session.envelope.mailFrom
        received.push({
          from: from ? from.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          text,
          secure: session.secure,
        })
        done(data?.(text) ?? null)
      })
    },
  })
  servers.push(server)
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as AddressInfo
  return { received, server: `127.0.0.1:${port}`, port }
}

const message = (server: string, more: Partial<MailRequest> = {}): MailRequest => ({
  server,
  security: 'none',
  user: 'me',
  password: 'right horse',
  from: 'phat@example.com',
  to: ['a@example.com', 'b@example.com'],
  subject: 'Price “moved”',
  text: 'ETH is 1999.25\n.\nend',
  messageId: '<0x12@phat.invalid>',
  timeoutMs: 5000,
  ...more,
})
const open = createMail({ open: guardedSocket((host) => host === '127.0.0.1') })

test('a message arrives whole, at every recipient, under its own id', async () => {
  const { received, server } = await startServer()
  await open.send(message(server))
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ from: 'phat@example.com', to: ['a@example.com', 'b@example.com'] })
  expect(received[0]?.text).toContain('Message-ID: <0x12@phat.invalid>')
  expect(received[0]?.text).toContain('ETH is 1999.25')
})

test('a recipient cannot be smuggled in by a line break', async () => {
  const { received, server } = await startServer()
  await open.send(message(server, { subject: 'x\r\nBcc: evil@example.com' }))
  expect(received[0]?.to).toEqual(['a@example.com', 'b@example.com'])
  expect(received[0]?.text).not.toMatch(/^Bcc:/m)
})

test('no server inside the network is spoken to', async () => {
  const { received, server } = await startServer()
  const guarded = createMail({ open: guardedSocket() })
  await expect(guarded.send(message(server))).rejects.toMatchObject({ code: 'http_refused_address' })
  expect(received).toEqual([])
})

test('a refusal is not tried again, trouble is', async () => {
  const { server } = await startServer()
  await expect(open.send(message(server, { password: 'wrong' }))).rejects.toMatchObject({ code: 'mail_refused', retry: false })
  const full = await startServer({ data: () => Object.assign(new Error('Mailbox full for now'), { responseCode: 452 }) })
  await expect(open.send(message(full.server))).rejects.toMatchObject({ code: 'mail_unreachable', retry: true })
  await expect(open.send(message('127.0.0.1:1'))).rejects.toMatchObject({ code: 'mail_unreachable', retry: true })
  await expect(open.send(message('127.0.0.1'))).rejects.toMatchObject({ code: 'mail_refused' })
})

test('nothing is said in the clear, nor to a server whose certificate nobody vouches for, when encryption is asked for', async () => {
  const { received, server } = await startServer()
  for (const security of ['starttls', 'tls'] as const)
    await expect(open.send(message(server, { security, timeoutMs: 2000 }))).rejects.toMatchObject({ code: 'mail_unreachable' })
  expect(received).toEqual([])
})
